package shop.catamaran.web.faces;

import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.context.FacesContext;

/** Lets a form post to the address that the browser shows, not to the view behind it. */
public class PostToOwnAddress extends ViewHandlerWrapper {

  public PostToOwnAddress(ViewHandler wrapped) {
    super(wrapped);
  }

  @Override
  public String getActionURL(FacesContext context, String viewId) {
    Object path = context.getExternalContext().getRequestMap().get(Addresses.PATH);
    if (path != null && context.getViewRoot() != null) {
      return path.toString();
    }
    return super.getActionURL(context, viewId);
  }
}
