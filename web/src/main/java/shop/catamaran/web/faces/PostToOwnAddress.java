package shop.catamaran.web.faces;

import jakarta.faces.FactoryFinder;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.application.ViewHandler;
import jakarta.faces.application.ViewHandlerWrapper;
import jakarta.faces.component.UIViewRoot;
import jakarta.faces.context.FacesContext;
import jakarta.faces.render.RenderKitFactory;
import jakarta.faces.render.ResponseStateManager;

/**
 * Lets a form post to the address that the browser shows, not to the view behind it, and takes
 * state that cannot be read for expired.
 */
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

  @Override
  public UIViewRoot restoreView(FacesContext context, String viewId) {
    try {
      stateManager(context).isStateless(context, viewId);
    } catch (IllegalStateException e) {
      // The state is missing, which restoring tells in its own way.
      return super.restoreView(context, viewId);
    } catch (RuntimeException e) {
      // Mojarra trips over what is too short or not encoded as it should be.
      throw new ViewExpiredException("The state of this view cannot be read", e, viewId);
    }
    return super.restoreView(context, viewId);
  }

  private ResponseStateManager stateManager(FacesContext context) {
    RenderKitFactory kits =
        (RenderKitFactory) FactoryFinder.getFactory(FactoryFinder.RENDER_KIT_FACTORY);
    return kits.getRenderKit(context, calculateRenderKitId(context)).getResponseStateManager();
  }
}
