-- A lock for each order is kept until its transaction ends, and a copy of many orders at once (a
-- restore, the first copy of replication) has more of them than a server has room for. So twins
-- meet at the key of to_follow instead: its index makes the second one wait for the first one's
-- end, and takes no room.

-- Waits for the orders that are being taken, so that no two of one order use different ways.
LOCK TABLE orders.orders IN SHARE ROW EXCLUSIVE MODE;

CREATE OR REPLACE FUNCTION orders.note_twin() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  INSERT INTO orders.to_follow (order_id) VALUES (NEW.id)
    ON CONFLICT (order_id) DO UPDATE SET arrived_at = excluded.arrived_at;
  IF NOT EXISTS (SELECT FROM orders.orders WHERE id = NEW.id AND cloud <> NEW.cloud) THEN
    DELETE FROM orders.to_follow WHERE order_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

-- A mark that is there already is written again: it must outlast whoever takes it away now, before
-- this event can be seen.
CREATE OR REPLACE FUNCTION orders.note_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM orders.orders
      WHERE id = NEW.order_id AND cloud = replication.this_cloud()) THEN
    INSERT INTO orders.to_follow (order_id) VALUES (NEW.order_id)
      ON CONFLICT (order_id) DO UPDATE SET arrived_at = excluded.arrived_at;
  END IF;
  RETURN NULL;
END
$$;
