-- Idempotency records are append-only for the application; this function alone takes them away, and
-- the trigger lets none go before its time, whoever tries.
--
-- Each cloud takes away its own copies. Deletions are not sent to other clouds: one that came late
-- would take away what the same key was used for again since.
CREATE FUNCTION orders.guard_idempotency_record() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    RAISE EXCEPTION 'idempotency records are never changed' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'DELETE' THEN
    IF OLD.recorded_at > clock_timestamp() - interval '7 days' THEN
      RAISE EXCEPTION 'idempotency records are kept for seven days'
        USING ERRCODE = 'check_violation';
    END IF;
    RETURN OLD;
  END IF;
  NEW.recorded_in := replication.this_cloud();
  RETURN NEW;
END
$$;
-- In place of the usual guard of append-only tables, which lets nothing go ever.
DROP TRIGGER replication_local ON orders.idempotency_record;
CREATE TRIGGER replication_local BEFORE INSERT OR UPDATE OR DELETE ON orders.idempotency_record
  FOR EACH ROW EXECUTE FUNCTION orders.guard_idempotency_record();

CREATE FUNCTION orders.purge_idempotency_records(batch integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  purged integer;
BEGIN
  DELETE FROM orders.idempotency_record WHERE key IN (
    SELECT key FROM orders.idempotency_record
    WHERE recorded_at < clock_timestamp() - interval '7 days'
    ORDER BY recorded_at LIMIT batch FOR UPDATE SKIP LOCKED);
  GET DIAGNOSTICS purged = ROW_COUNT;
  RETURN purged;
END
$$;
CREATE INDEX idempotency_record_age ON orders.idempotency_record (recorded_at);
REVOKE ALL ON FUNCTION orders.purge_idempotency_records(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION orders.purge_idempotency_records(integer) TO ${application};
