package shop.catamaran.web.faces;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.Name;
import javax.naming.spi.ObjectFactory;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The first of the listed keys of Faces, as a resource of the application: Faces itself takes no
 * list, and {@code web.xml} cannot take one apart.
 */
public final class FirstFacesKey implements ObjectFactory {

  private static final String LIST = "FACES_KEY";

  /** Called by the server. */
  public FirstFacesKey() {}

  @Override
  public Object getObjectInstance(
      Object reference, Name name, Context context, Hashtable<?, ?> environment) {
    // Whoever checks the settings says that it is missing.
    return firstOf(ConfigProvider.getConfig().getOptionalValue(LIST, String.class).orElse(""));
  }

  static String firstOf(String list) {
    return list.strip().split("\\s*,", 2)[0];
  }
}
