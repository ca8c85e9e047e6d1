package shop.catamaran.operator.backup;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must be true of the books, whenever they are looked at. */
final class Invariants {

  /** By what is broken: how often it is. */
  private static final Map<String, String> VIOLATIONS = new LinkedHashMap<>();

  static {
    VIOLATIONS.put(
        "paid orders without a captured payment of their total",
        """
        SELECT count(*) FROM orders.orders o
         WHERE o.state IN ('PAID', 'SHIPPED', 'DELIVERED', 'REFUNDED')
           AND NOT EXISTS (SELECT FROM payments.payment p
                WHERE p.order_id = o.id AND p.state = 'CAPTURED'
                  AND p.amount_minor = o.total_minor AND p.currency = o.currency)
        """);
    VIOLATIONS.put(
        "orders charged more than once",
        """
        SELECT count(*) FROM (SELECT order_id FROM payments.payment WHERE state = 'CAPTURED'
          GROUP BY order_id HAVING count(DISTINCT gateway_payment_id) > 1) twice
        """);
    VIOLATIONS.put(
        "orders whose goods are not the sum of their lines",
        """
        SELECT count(*) FROM orders.orders o
         WHERE o.goods_minor <> (SELECT coalesce(sum(l.quantity * l.unit_minor), 0)
                FROM orders.order_line l WHERE l.order_id = o.id AND l.cloud = o.cloud)
        """);
    VIOLATIONS.put(
        "clouds that have sold more of an article than they had",
        "SELECT count(*) FROM catalog.stock_allotment WHERE granted - sold - given < 0");
    VIOLATIONS.put(
        "allotments of more units than came in",
        """
        SELECT count(*) FROM catalog.stock_allotment a
          LEFT JOIN (SELECT sku, cloud, sum(units) AS units FROM (
                SELECT sku, cloud, units FROM catalog.stock_receipt
                UNION ALL SELECT sku, cloud, units FROM catalog.stock_claim) i
              GROUP BY sku, cloud) came USING (sku, cloud)
         WHERE a.granted > coalesce(came.units, 0)
        """);
  }

  private Invariants() {}

  /** Each broken one, as a sentence. */
  static List<String> broken(Connection connection) throws SQLException {
    List<String> broken = new ArrayList<>();
    for (Map.Entry<String, String> one : VIOLATIONS.entrySet()) {
      long count = Long.parseLong(Tables.text(connection, one.getValue()));
      if (count > 0) {
        broken.add(count + " " + one.getKey());
      }
    }
    return broken;
  }
}
