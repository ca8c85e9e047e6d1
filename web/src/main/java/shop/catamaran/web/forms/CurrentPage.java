package shop.catamaran.web.forms;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** The page being asked for: its parameters, its complaints, and where to go instead. */
@Named
@RequestScoped
public class CurrentPage {

  /** Sends the browser to another page with GET; to be returned from an action. */
  public String seeOther(String path) {
    ExternalContext external = external();
    external.setResponseStatus(HttpServletResponse.SC_SEE_OTHER);
    external.setResponseHeader("Location", external.getRequestContextPath() + path);
    FacesContext.getCurrentInstance().responseComplete();
    return null;
  }

  /** Answers that there is no such page. */
  public String notFound() {
    try {
      external().responseSendError(HttpServletResponse.SC_NOT_FOUND, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    FacesContext.getCurrentInstance().responseComplete();
    return null;
  }

  /** A request parameter, empty if it is absent. */
  public String parameter(String name) {
    String value = external().getRequestParameterMap().get(name);
    return value == null ? "" : value;
  }

  /** What the address's pattern names in braces, empty if it is absent. */
  public String pathParameter(String name) {
    Object value = external().getRequestMap().get(name);
    return value == null ? "" : value.toString();
  }

  /** Whether there is a session already; looking begins none. */
  public boolean hasSession() {
    return external().getSession(false) != null;
  }

  /** Tells the shopper what is wrong with a field, or with the whole page if no field is named. */
  public void complain(String clientId, String message) {
    FacesContext.getCurrentInstance()
        .addMessage(clientId, new FacesMessage(FacesMessage.SEVERITY_ERROR, message, message));
  }

  /** Whether something is wrong with this field. */
  public boolean complainsAbout(String clientId) {
    return !FacesContext.getCurrentInstance().getMessageList(clientId).isEmpty();
  }

  /** All that is wrong, in the order of finding. */
  public List<Complaint> getComplaints() {
    FacesContext faces = FacesContext.getCurrentInstance();
    List<Complaint> complaints = new ArrayList<>();
    Iterator<String> clientIds = faces.getClientIdsWithMessages();
    while (clientIds.hasNext()) {
      String clientId = clientIds.next();
      for (FacesMessage message : faces.getMessageList(clientId)) {
        complaints.add(new Complaint(clientId, message.getSummary()));
      }
    }
    return complaints;
  }

  private static ExternalContext external() {
    return FacesContext.getCurrentInstance().getExternalContext();
  }

  /** Something wrong, with the field or the whole page (null). */
  public record Complaint(String clientId, String message) {}
}
