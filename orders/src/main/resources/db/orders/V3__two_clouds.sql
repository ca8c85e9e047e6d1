-- Orders in several clouds: where a paid order is known, twins, and orders whose events come from
-- another cloud than the one that took them.

-- Where the order was known when its owner looked last: in this cloud only (LOCAL, or HELD if the
-- shopper was not told yet), in every living one (BOTH), or there was no other (ALONE).
ALTER TABLE orders.orders ADD COLUMN confirmation text
  CHECK (confirmation IN ('ALONE', 'LOCAL', 'HELD', 'BOTH'));
CREATE INDEX orders_unconfirmed ON orders.orders (cloud, placed_at)
  WHERE confirmation IN ('LOCAL', 'HELD');
CREATE INDEX outbox_order ON orders.outbox (order_id);
GRANT UPDATE (confirmation) ON orders.orders TO ${application};

-- SUPERSEDED: the same order was taken in another cloud too, and that row counts.
ALTER TABLE orders.orders DROP CONSTRAINT orders_state_check;
ALTER TABLE orders.orders ADD CONSTRAINT orders_state_check CHECK (state IN
  ('PLACED', 'PAID', 'SHIPPED', 'DELIVERED', 'DECLINED', 'CANCELLED', 'REFUNDED', 'SUPERSEDED'));

CREATE OR REPLACE FUNCTION orders.guard_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    IF NEW.state <> 'PLACED' THEN
      RAISE EXCEPTION 'an order begins as PLACED, not as %', NEW.state
        USING ERRCODE = 'check_violation';
    END IF;
  ELSIF OLD.state <> NEW.state AND NOT (
      (OLD.state = 'PLACED' AND NEW.state IN ('PAID', 'DECLINED', 'CANCELLED'))
      OR (OLD.state = 'PAID' AND NEW.state IN ('SHIPPED', 'REFUNDED'))
      OR (OLD.state = 'SHIPPED' AND NEW.state IN ('DELIVERED', 'REFUNDED'))
      OR (OLD.state = 'DELIVERED' AND NEW.state = 'REFUNDED')
      OR NEW.state = 'SUPERSEDED') THEN
    RAISE EXCEPTION 'order % is % and cannot become %', OLD.id, OLD.state, NEW.state
      USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.confirmation IN ('BOTH', 'ALONE')
      AND NEW.confirmation IS DISTINCT FROM OLD.confirmation THEN
    RAISE EXCEPTION 'order % is confirmed for good', OLD.id USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END
$$;

-- This cloud's own orders about which something came from another cloud: their rows are to follow.
CREATE TABLE orders.to_follow (
  order_id uuid PRIMARY KEY,
  arrived_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
SELECT replication.local_only('orders.to_follow');
GRANT SELECT, DELETE ON orders.to_follow TO ${application};
GRANT UPDATE (arrived_at) ON orders.to_follow TO ${application};

CREATE FUNCTION orders.note_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM orders.orders
      WHERE id = NEW.order_id AND cloud = replication.this_cloud()) THEN
    INSERT INTO orders.to_follow (order_id) VALUES (NEW.order_id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_event AFTER INSERT ON orders.order_event
  FOR EACH ROW EXECUTE FUNCTION orders.note_event();
ALTER TABLE orders.order_event ENABLE REPLICA TRIGGER note_event;

-- Twins meet here or there: whichever of the two rows comes second sees the first, because both
-- take the same lock. Runs with its owner's rights, since members cannot write to_follow.
CREATE FUNCTION orders.note_twin() RETURNS trigger LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended('order:' || NEW.id, 0));
  IF EXISTS (SELECT FROM orders.orders WHERE id = NEW.id AND cloud <> NEW.cloud) THEN
    INSERT INTO orders.to_follow (order_id) VALUES (NEW.id) ON CONFLICT DO NOTHING;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER note_twin AFTER INSERT ON orders.orders
  FOR EACH ROW EXECUTE FUNCTION orders.note_twin();
ALTER TABLE orders.orders ENABLE ALWAYS TRIGGER note_twin;

-- An order that cannot be followed yet comes last.
CREATE FUNCTION orders.follow_later(order_id uuid) RETURNS void LANGUAGE sql
  SECURITY DEFINER SET search_path = pg_catalog, pg_temp
  BEGIN ATOMIC
    INSERT INTO orders.to_follow (order_id) VALUES (follow_later.order_id) ON CONFLICT DO NOTHING;
  END;
REVOKE ALL ON FUNCTION orders.follow_later(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION orders.follow_later(uuid) TO ${application};
