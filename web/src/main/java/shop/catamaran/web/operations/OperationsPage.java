package shop.catamaran.web.operations;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import shop.catamaran.web.Settings;
import shop.catamaran.web.forms.CurrentPage;

/** The clouds as this member sees them. */
@Named("operationsPage")
@RequestScoped
public class OperationsPage {

  private final Settings settings;
  private final Watch watch;
  private final CurrentPage page;
  private Fleet fleet;

  /** For the container's proxy. */
  OperationsPage() {
    this(null, null, null);
  }

  @Inject
  OperationsPage(Settings settings, Watch watch, CurrentPage page) {
    this.settings = settings;
    this.watch = watch;
    this.page = page;
  }

  /** Called before rendering. */
  public void load() {
    if (settings.operations().isEmpty()) {
      page.notFound();
      return;
    }
    fleet = watch.fleet();
  }

  public List<CloudCard> getClouds() {
    return fleet.clouds();
  }

  public List<Flow> getFlows() {
    return fleet.flows();
  }

  public Sign getRecord() {
    return fleet.record();
  }

  /** Null if there is no record to be looked up. */
  public String getRecordName() {
    return settings
        .operations()
        .orElseThrow()
        .record()
        .map(server -> new FailoverRecord(server).name())
        .orElse(null);
  }

  public Sign getSeen() {
    return fleet.seen();
  }
}
