package shop.catamaran.drills.frame;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A release to come, made from the application that is built: the schema of carts has a column
 * more, which a contraction takes away again, and the checkout's first page has a part more before
 * its form, so that all parts that have no name of their own are numbered differently.
 */
public final class NextRelease {

  private static final String PAGE = "checkout/address.xhtml";
  private static final String FORM = "<h:form id=\"addressForm\"";
  private static final Map<String, String> MORE =
      new LinkedHashMap<>(
          Map.of(
              "db/orders/V900__gift_wrap.sql",
              "ALTER TABLE orders.cart_line ADD COLUMN gift_wrap boolean NOT NULL DEFAULT false;",
              "db/contract/orders/V1__retire_gift_wrap.sql",
              "SELECT replication.retire('orders.cart_line', 'gift_wrap');",
              "db/contract/orders/V2__drop_gift_wrap.sql",
              "ALTER TABLE orders.cart_line DROP COLUMN gift_wrap;"));

  private NextRelease() {}

  /** Writes it. */
  public static void write(Path application, Path target) throws IOException {
    try (InputStream in = Files.newInputStream(application);
        OutputStream out = Files.newOutputStream(target)) {
      if (copy(in, out, "") != 2) {
        throw new IOException(application + " has no such page, or no module of orders");
      }
    }
  }

  private static int copy(InputStream from, OutputStream to, String inner) throws IOException {
    int changed = 0;
    ZipInputStream in = new ZipInputStream(from);
    ZipOutputStream out = new ZipOutputStream(to);
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      byte[] content = in.readAllBytes();
      if (entry.getName().matches("WEB-INF/lib/catamaran-orders-.*\\.jar")) {
        ByteArrayOutputStream module = new ByteArrayOutputStream();
        copy(new java.io.ByteArrayInputStream(content), module, "orders");
        content = module.toByteArray();
        changed++;
      } else if (entry.getName().endsWith(PAGE)) {
        content = withOnePartMore(content);
        changed++;
      }
      put(out, entry.getName(), content);
    }
    if (inner.equals("orders")) {
      put(out, "db/contract/", new byte[0]);
      put(out, "db/contract/orders/", new byte[0]);
      for (Map.Entry<String, String> more : MORE.entrySet()) {
        put(out, more.getKey(), more.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    out.finish();
    return changed;
  }

  private static void put(ZipOutputStream out, String name, byte[] content) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(content);
    out.closeEntry();
  }

  private static byte[] withOnePartMore(byte[] page) throws IOException {
    String text = new String(page, StandardCharsets.UTF_8);
    if (!text.contains(FORM)) {
      throw new IOException(PAGE + " has no such form");
    }
    return text.replace(FORM, "<h:outputText value=\" \"/>" + FORM)
        .getBytes(StandardCharsets.UTF_8);
  }
}
