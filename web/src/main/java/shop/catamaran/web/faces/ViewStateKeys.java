package shop.catamaran.web.faces;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.ExternalContextFactory;
import jakarta.faces.context.ExternalContextWrapper;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import shop.catamaran.web.Settings;

/**
 * Lets forms be posted whose state was encrypted with any of the listed keys, while Faces itself
 * knows the first one only.
 */
public class ViewStateKeys extends ExternalContextFactory {

  private volatile ViewStateCipher cipher;

  /** Called by Faces, with the factory that it would use otherwise. */
  public ViewStateKeys(ExternalContextFactory wrapped) {
    super(wrapped);
  }

  @Override
  public ExternalContext getExternalContext(Object context, Object request, Object response) {
    if (cipher == null) {
      // Not before: Faces starts before the settings are known to be right.
      cipher = new ViewStateCipher(CDI.current().select(Settings.class).get().facesKeys());
    }
    return new Translated(getWrapped().getExternalContext(context, request, response), cipher);
  }

  /** One request, whose state appears to be encrypted with the first key. */
  @SuppressWarnings("unchecked") // Of the wrapper itself, which knows one map without its types.
  private static final class Translated extends ExternalContextWrapper {

    /** Where Mojarra keeps the key with which a session began, and prefers it to its own. */
    private static final String SESSION_KEY = "com.sun.faces.SK";

    private final ViewStateCipher cipher;
    private Map<String, String> parameters;

    Translated(ExternalContext wrapped, ViewStateCipher cipher) {
      super(wrapped);
      this.cipher = cipher;
    }

    @Override
    public Map<String, String> getRequestParameterMap() {
      if (parameters == null) {
        parameters = translated(super.getRequestParameterMap());
      }
      return parameters;
    }

    private Map<String, String> translated(Map<String, String> sent) {
      String state = sent.get(ResponseStateManager.VIEW_STATE_PARAM);
      if (state == null) {
        return sent;
      }
      String translated = cipher.withFirstKey(state);
      if (translated.equals(state)) {
        return sent;
      }
      Map<String, String> changed = new HashMap<>(sent);
      changed.put(ResponseStateManager.VIEW_STATE_PARAM, translated);
      return Collections.unmodifiableMap(changed);
    }

    @Override
    public Object getSession(boolean create) {
      Object session = super.getSession(create);
      if (session instanceof HttpSession known) {
        Object key = known.getAttribute(SESSION_KEY);
        if (key != null && !key.equals(cipher.firstKey())) {
          known.setAttribute(SESSION_KEY, cipher.firstKey());
        }
      }
      return session;
    }
  }
}
