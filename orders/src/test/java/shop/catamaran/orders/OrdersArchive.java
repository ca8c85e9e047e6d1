package shop.catamaran.orders;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The archive that container tests of this module deploy. */
final class OrdersArchive {

  private OrdersArchive() {}

  static WebArchive named(String name) {
    return ShrinkWrap.create(WebArchive.class, name)
        .addPackages(true, "shop.catamaran.orders")
        .addAsResource("META-INF/persistence.xml")
        .addAsLibraries(new File("target/archive-libraries").listFiles())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML("container/web.xml");
  }

  /** One of a cloud that has a peer, with these settings; PEERS names azure if it is not there. */
  static WebArchive withPeer(String name, String... settings) {
    return named(name)
        .addAsResource(
            new StringAsset(
                "PEERS=azure=http://127.0.0.1:1\n" + String.join("\n", settings) + "\n"),
            "META-INF/microprofile-config.properties");
  }
}
