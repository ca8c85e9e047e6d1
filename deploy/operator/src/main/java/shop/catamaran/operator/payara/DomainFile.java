package shop.catamaran.operator.payara;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import shop.catamaran.operator.console.RefusedException;

/**
 * The file that a domain is started from. It is changed before the first start, because the server
 * opens its ports, and makes settings that the file lacks, before any command reaches it.
 */
final class DomainFile {

  private static final String LOOPBACK = "127.0.0.1";

  private final Path file;
  private final Document document;
  private final Element config;

  private DomainFile(Path file, Document document) {
    this.file = file;
    this.document = document;
    this.config =
        elements(document.getDocumentElement(), "config")
            .filter(each -> each.getAttribute("name").equals("server-config"))
            .findFirst()
            .orElseThrow();
  }

  static void change(Path file, DomainSettings settings) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
      DomainFile domain = new DomainFile(file, document);
      domain.name(settings.grid().name());
      domain.listeners(settings);
      domain.withoutMessaging();
      domain.grid(settings.grid());
      domain.javaOptions(settings.javaOptions());
      domain.write();
    } catch (ParserConfigurationException | SAXException | TransformerException | IOException e) {
      throw new RefusedException("Cannot change " + file + ": " + e.getMessage(), e);
    }
  }

  // The console shows it at the top of each page.
  private void name(String name) {
    elements(document.getDocumentElement(), "property")
        .filter(each -> each.getAttribute("name").equals("administrative.domain.name"))
        .forEach(each -> each.setAttribute("value", name));
  }

  private void listeners(DomainSettings settings) {
    elements(config, "network-listener").forEach(each -> each.setAttribute("enabled", "false"));
    listen("admin-listener", settings.adminPort());
    if (settings.httpPort() != 0) {
      listen("http-listener-1", settings.httpPort());
    }
    Stream.of("iiop-listener", "jmx-connector")
        .flatMap(name -> elements(config, name))
        .forEach(each -> each.setAttribute("enabled", "false"));
  }

  private void listen(String name, int port) {
    Element listener =
        elements(config, "network-listener")
            .filter(each -> each.getAttribute("name").equals(name))
            .findFirst()
            .orElseThrow();
    listener.setAttribute("enabled", "true");
    listener.setAttribute("address", LOOPBACK);
    listener.setAttribute("port", Integer.toString(port));
  }

  // The server makes this element where it is missing, and listens on all addresses.
  private void withoutMessaging() {
    Element host = document.createElement("jms-host");
    host.setAttribute("name", "default_JMS_host");
    host.setAttribute("host", LOOPBACK);
    host.setAttribute("lazy-init", "false");
    Element service = document.createElement("jms-service");
    service.setAttribute("type", "DISABLED");
    service.setAttribute("default-jms-host", "default_JMS_host");
    service.appendChild(host);
    config.insertBefore(service, config.getFirstChild());
  }

  private void grid(DomainSettings.DataGrid grid) {
    Element shared = only(document.getDocumentElement(), "hazelcast-runtime-configuration");
    shared.setAttribute("cluster-group-name", grid.name());
    shared.setAttribute("das-port", Integer.toString(grid.port()));
    shared.setAttribute("auto-increment-port", "false");
    shared.setAttribute("das-bind-address", LOOPBACK);
    shared.setAttribute("das-public-address", LOOPBACK);
    shared.setAttribute("interface", LOOPBACK);
    shared.setAttribute("discovery-mode", "tcpip");
    shared.setAttribute("tcpip-members", String.join(",", grid.members()));
    shared.setAttribute("host-aware-partitioning", "false");
    only(config, "hazelcast-config-specific-configuration")
        .setAttribute("lite", Boolean.toString(grid.lite()));
  }

  private void javaOptions(List<String> options) {
    Element java = only(config, "java-config");
    for (Element option : elements(java, "jvm-options").toList()) {
      String text = option.getTextContent();
      if (text.startsWith("-Xmx")) {
        java.removeChild(option);
      }
      // A shell into the server that asks for no password.
      option.setTextContent(text.replace("org.apache.felix.shell.remote,", ""));
    }
    Stream.concat(
            // Otherwise the data grid listens on all addresses.
            Stream.of("-Dhazelcast.socket.bind.any=false"), options.stream())
        .forEach(
            text -> {
              Element option = document.createElement("jvm-options");
              option.setTextContent(text);
              java.appendChild(option);
            });
  }

  private void write() throws TransformerException {
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(file.toFile()));
  }

  private static Element only(Element parent, String name) {
    return elements(parent, name).findFirst().orElseThrow();
  }

  private static Stream<Element> elements(Element parent, String name) {
    NodeList found = parent.getElementsByTagName(name);
    return IntStream.range(0, found.getLength()).mapToObj(found::item).map(Element.class::cast);
  }
}
