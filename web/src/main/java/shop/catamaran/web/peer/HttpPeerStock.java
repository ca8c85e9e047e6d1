package shop.catamaran.web.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.faulttolerance.exceptions.FaultToleranceException;
import shop.catamaran.catalog.PeerStock;
import shop.catamaran.catalog.PeerUnavailableException;
import shop.catamaran.catalog.StockRequest;
import shop.catamaran.catalog.StockTransfer;
import shop.catamaran.web.Settings;

/** Asks other clouds for stock over HTTP. */
@ApplicationScoped
class HttpPeerStock implements PeerStock {

  @Inject Settings settings;
  @Inject PeerWatch watch;
  @Inject PeerCalls calls;

  @Override
  public Set<String> reachable() {
    return watch.reachable();
  }

  @Override
  public List<StockTransfer> ask(String cloud, StockRequest request) {
    try {
      String answer = calls.post(cloud, PeerServlet.STOCK_REQUESTS, StockMessages.toJson(request));
      List<StockTransfer> transfers = StockMessages.transfers(answer, cloud, settings.cloud());
      if (!transfers.stream().allMatch(transfer -> request.units().containsKey(transfer.sku()))) {
        throw new IllegalArgumentException("it gave what nobody asked for");
      }
      return transfers;
    } catch (FaultToleranceException e) {
      throw new PeerUnavailableException(cloud + " is not asked at the moment", e);
    } catch (IllegalArgumentException e) {
      throw new PeerUnavailableException(cloud + " does not answer as agreed", e);
    }
  }
}
