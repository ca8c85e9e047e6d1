package shop.catamaran.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import java.io.File;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.EmptyAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class CatalogIT {

  @Resource(lookup = "java:app/jdbc/catamaran")
  private DataSource dataSource;

  @Deployment
  static WebArchive archive() {
    return ShrinkWrap.create(WebArchive.class, "catalog-it.war")
        .addPackages(true, "shop.catamaran.catalog")
        .addAsResource("META-INF/persistence.xml")
        .addAsLibraries(new File("target/archive-libraries").listFiles())
        .addAsWebInfResource(EmptyAsset.INSTANCE, "beans.xml")
        .setWebXML("container/web.xml");
  }

  @Test
  void reachesTheDatabase() throws Exception {
    try (var connection = dataSource.getConnection();
        var rows =
            connection.createStatement().executeQuery("SELECT count(*) FROM catalog.probe")) {
      assertThat(rows.next()).isTrue();
    }
  }
}
