-- What every table that several clouds share needs: the four kinds of tables, their triggers, and
-- the clouds. The modules' migrations call append_only, owned, newest_wins and local_only.
--
-- Each kind has triggers for what is written here ("local": they do not fire in the apply worker)
-- and for what comes from another cloud ("apply": ENABLE REPLICA, they fire only there). Rows are
-- never deleted, and deletions are not published: a deletion is a mark.

GRANT USAGE ON SCHEMA replication TO ${application};

-- This database's cloud: a constant, so that no session can pass itself off as another cloud.
DO $$
BEGIN
  EXECUTE format(
    'CREATE FUNCTION replication.this_cloud() RETURNS text
       LANGUAGE sql STABLE PARALLEL SAFE RETURN %L::text',
    current_setting('catamaran.cloud'));
END $$;

-- Which tables there are, of which kind; publication, comparison and rebuilding read it.
CREATE TABLE replication.table_kind (
  relation text PRIMARY KEY,
  kind text NOT NULL
    CHECK (kind IN ('append-only', 'owned', 'newest-wins', 'local', 'carried')),
  -- Of a shared table: the columns that its triggers were made for.
  columns text[],
  -- Columns that are not sent any more, before they are dropped.
  retired text[] NOT NULL DEFAULT '{}',
  -- Of a local table that is derived from shared ones: the function that makes it anew.
  derived_by text
);

CREATE FUNCTION replication.name_of(target regclass) RETURNS text
  LANGUAGE sql STABLE
  RETURN (SELECT format('%I.%I', n.nspname, c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.oid = target);

-- All columns that are sent; generated ones are made anew in each cloud.
CREATE FUNCTION replication.columns_of(target regclass) RETURNS text[]
  LANGUAGE sql STABLE
  RETURN (SELECT array_agg(a.attname::text ORDER BY a.attnum)
            FROM pg_attribute a
           WHERE a.attrelid = target AND a.attnum > 0
             AND NOT a.attisdropped AND a.attgenerated = ''
             AND NOT EXISTS (SELECT FROM replication.table_kind k
                              WHERE k.relation = replication.name_of(target)
                                AND a.attname = ANY (k.retired)));

CREATE FUNCTION replication.key_of(target regclass) RETURNS text[]
  LANGUAGE sql STABLE
  RETURN (SELECT array_agg(a.attname::text ORDER BY k.position)
            FROM pg_index i
            CROSS JOIN LATERAL unnest(i.indkey) WITH ORDINALITY k (attnum, position)
            JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
           WHERE i.indrelid = target AND i.indisprimary);

-- The name of a function that is generated for a table.
CREATE FUNCTION replication.function_for(target regclass, role text) RETURNS text
  LANGUAGE sql STABLE
  RETURN (SELECT format('replication.%I', role || '_' || n.nspname || '_' || c.relname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE c.oid = target);

-- The clouds and this one's own

-- The clouds there are. A cloud that is declared lost gets the next epoch; its database still holds
-- the former one, and so refuses to sell when it learns of it.
CREATE TABLE replication.cloud (
  name text PRIMARY KEY CHECK (name ~ '^[a-z][a-z0-9]{0,19}$'),
  epoch integer NOT NULL DEFAULT 1 CHECK (epoch > 0),
  lost_at timestamptz,
  changed_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  changed_in text NOT NULL DEFAULT replication.this_cloud()
);

-- Written each second by one member of each cloud. copied: whether this cloud has all that the
-- others held when it began to listen to them.
CREATE TABLE replication.heartbeat (
  cloud text PRIMARY KEY DEFAULT replication.this_cloud(),
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  copied boolean NOT NULL DEFAULT false,
  schema_versions json NOT NULL DEFAULT '{}'
);

-- Of this cloud alone, one row: the epoch that this database was made in, and the highest that a
-- peer told of.
CREATE TABLE replication.own (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  epoch integer NOT NULL DEFAULT 1,
  epoch_told integer NOT NULL DEFAULT 1,
  -- When all that only this database held was brought to the other clouds.
  salvaged_at timestamptz
);
INSERT INTO replication.own DEFAULT VALUES;

-- Of this cloud alone, one row: whether the operator keeps shoppers away from it.
CREATE TABLE replication.serving (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  drained boolean NOT NULL DEFAULT false,
  reason text
);
INSERT INTO replication.serving DEFAULT VALUES;

-- Whether this database's epoch is over: then it must not sell.
CREATE FUNCTION replication.is_fenced() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN (SELECT o.epoch < greatest(o.epoch_told,
              (SELECT c.epoch FROM replication.cloud c WHERE c.name = replication.this_cloud()))
            FROM replication.own o);

-- A peer says that this cloud's epoch is a later one. Members may tell; it cannot be taken back.
CREATE FUNCTION replication.told(peer_epoch integer) RETURNS boolean LANGUAGE plpgsql
  SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
  UPDATE replication.own SET epoch_told = peer_epoch WHERE epoch_told < peer_epoch;
  RETURN replication.is_fenced();
END $$;

-- Local guards

CREATE FUNCTION replication.guard_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    RAISE EXCEPTION 'rows of %.% are never changed', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'check_violation';
  END IF;
  NEW.recorded_in := replication.this_cloud();
  RETURN NEW;
END $$;

CREATE FUNCTION replication.guard_owned() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    RAISE EXCEPTION 'rows of %.% are never deleted', TG_TABLE_SCHEMA, TG_TABLE_NAME
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.cloud IS DISTINCT FROM replication.this_cloud() THEN
    RAISE EXCEPTION 'this row of %.% belongs to %', TG_TABLE_SCHEMA, TG_TABLE_NAME, NEW.cloud
      USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' AND OLD.cloud <> NEW.cloud THEN
    RAISE EXCEPTION 'this row of %.% belongs to %', TG_TABLE_SCHEMA, TG_TABLE_NAME, OLD.cloud
      USING ERRCODE = 'check_violation';
  END IF;
  IF replication.is_fenced() THEN
    RAISE EXCEPTION 'the cloud % was declared lost; its database must be salvaged and rebuilt',
      replication.this_cloud()
      USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  RETURN NEW;
END $$;

-- Rules for what comes from another cloud

-- Newest wins, of two changes of a row: the same one in every cloud.
CREATE FUNCTION replication.apply_newest() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF (NEW.changed_at, NEW.changed_in) > (OLD.changed_at, OLD.changed_in) THEN
    RETURN NEW;
  END IF;
  RETURN NULL;
END $$;

-- Makes the function of a table's apply trigger for inserts: an upsert that keeps the better row.
CREATE FUNCTION replication.generate_apply(target regclass, better text) RETURNS text
  LANGUAGE plpgsql AS $$
DECLARE
  known text[] := replication.columns_of(target);
  key text[] := replication.key_of(target);
  name text := replication.function_for(target, 'apply');
BEGIN
  EXECUTE format($f$
    CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      -- The insert below comes here once more.
      IF pg_trigger_depth() > 1 THEN
        RETURN NEW;
      END IF;
      INSERT INTO %2$s AS here (%3$s) VALUES (%4$s)
        ON CONFLICT (%5$s) DO UPDATE SET %6$s WHERE %7$s;
      RETURN NULL;
    END $body$ $f$,
    name,
    replication.name_of(target),
    (SELECT string_agg(format('%I', c), ', ') FROM unnest(known) c),
    (SELECT string_agg(format('NEW.%I', c), ', ') FROM unnest(known) c),
    (SELECT string_agg(format('%I', c), ', ') FROM unnest(key) c),
    (SELECT string_agg(format('%1$I = excluded.%1$I', c), ', ') FROM unnest(known) c),
    better);
  RETURN name;
END $$;

-- Makes the function that stamps local changes of a newest-wins table. Time never goes back for a
-- row, even if the clock does. A long value that is stored apart and was not touched would not be
-- sent with the change: then a cloud where the row differs would keep its own value of it. Putting
-- it together anew makes the change whole.
CREATE FUNCTION replication.generate_stamp(target regclass) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  name text := replication.function_for(target, 'stamp');
BEGIN
  EXECUTE format($f$
    CREATE OR REPLACE FUNCTION %1$s() RETURNS trigger LANGUAGE plpgsql AS $body$
    BEGIN
      IF TG_OP = 'DELETE' THEN
        RAISE EXCEPTION 'rows of %2$s are marked as removed, never deleted'
          USING ERRCODE = 'check_violation';
      END IF;
      NEW.changed_at := clock_timestamp();
      NEW.changed_in := replication.this_cloud();
      IF TG_OP = 'UPDATE' THEN
        NEW.changed_at := greatest(NEW.changed_at, OLD.changed_at + interval '1 microsecond');
        %3$s
      END IF;
      RETURN NEW;
    END $body$ $f$,
    name,
    replication.name_of(target),
    (SELECT coalesce(string_agg(format(
              'IF pg_column_toast_chunk_id(NEW.%1$I) IS NOT NULL THEN
                 NEW.%1$I := (NEW.%1$I::text || '''')::%2$s;
               END IF;', a.attname, format_type(a.atttypid, a.atttypmod)), E'\n'), '')
       FROM pg_attribute a
      WHERE a.attrelid = target AND a.attnum > 0 AND NOT a.attisdropped
        AND a.attgenerated = '' AND a.attlen = -1 AND a.attstorage IN ('x', 'e', 'm')));
  RETURN name;
END $$;

-- With three clouds a change can arrive before the row that it changes, which came from elsewhere,
-- and would be lost: an update of a row that is not there does nothing. So the first change here of
-- a row that was last changed in another cloud carries the whole row with it, through this table,
-- which is empty at all times.
CREATE TABLE replication.carried (
  relation text NOT NULL,
  content json NOT NULL
);

CREATE FUNCTION replication.carry() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = pg_catalog AS $$
BEGIN
  INSERT INTO replication.carried (relation, content)
    VALUES (format('%I.%I', TG_TABLE_SCHEMA, TG_TABLE_NAME), row_to_json(NEW));
  DELETE FROM replication.carried;
  RETURN NULL;
END $$;

-- Columns that the sender does not know yet keep their value, or get their default.
CREATE FUNCTION replication.apply_carried() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  known text[] := ARRAY(
    SELECT c FROM unnest(replication.columns_of(NEW.relation::regclass)) c
      JOIN json_object_keys(NEW.content) k ON k = c);
BEGIN
  EXECUTE format(
    'INSERT INTO %1$s AS here (%2$s) SELECT %2$s FROM json_populate_record(NULL::%1$s, $1)
       ON CONFLICT (%3$s) DO UPDATE SET %4$s
       WHERE (excluded.changed_at, excluded.changed_in) > (here.changed_at, here.changed_in)',
    NEW.relation::regclass,
    (SELECT string_agg(format('%I', c), ', ') FROM unnest(known) c),
    (SELECT string_agg(format('%I', c), ', ')
       FROM unnest(replication.key_of(NEW.relation::regclass)) c),
    (SELECT string_agg(format('%1$I = excluded.%1$I', c), ', ') FROM unnest(known) c))
    USING NEW.content;
  RETURN NULL;
END $$;
CREATE TRIGGER replication_apply BEFORE INSERT ON replication.carried
  FOR EACH ROW EXECUTE FUNCTION replication.apply_carried();
ALTER TABLE replication.carried ENABLE REPLICA TRIGGER replication_apply;

-- Installation

-- Makes a trigger unless it is there: making it again would wait for all who write the table.
CREATE FUNCTION replication.attach(target regclass, name text, definition text, firing text)
  RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_trigger t WHERE t.tgrelid = target AND t.tgname = name) THEN
    EXECUTE format('CREATE TRIGGER %I ' || definition, name, replication.name_of(target));
    EXECUTE format('ALTER TABLE %s ENABLE %s TRIGGER %I',
      replication.name_of(target), firing, name);
  END IF;
END $$;

-- Makes the functions and triggers of a shared table for the columns that it has now.
CREATE FUNCTION replication.install(target regclass, table_kind text) RETURNS void
  LANGUAGE plpgsql AS $$
DECLARE
  local_guard text;
  better text;
BEGIN
  IF replication.key_of(target) IS NULL OR EXISTS (
      SELECT FROM pg_index i WHERE i.indrelid = target AND i.indisunique AND NOT i.indisprimary)
  THEN
    RAISE EXCEPTION '% needs a primary key, and nothing else that is unique: replication would'
      ' stop at a second key', replication.name_of(target);
  END IF;
  CASE table_kind
    WHEN 'append-only' THEN
      local_guard := 'replication.guard_append_only';
      better :=
        '(excluded.recorded_at, excluded.recorded_in) < (here.recorded_at, here.recorded_in)';
    WHEN 'owned' THEN
      local_guard := 'replication.guard_owned';
      -- The owner alone writes it, so what comes from it is never older. A copy of a peer's tables
      -- also brings this cloud's own rows, as the peer knew them: those are not taken back.
      better := 'here.cloud <> replication.this_cloud()';
    WHEN 'newest-wins' THEN
      local_guard := replication.generate_stamp(target);
      better := '(excluded.changed_at, excluded.changed_in) > (here.changed_at, here.changed_in)';
      PERFORM replication.attach(target, 'replication_newest',
        'BEFORE UPDATE ON %s FOR EACH ROW EXECUTE FUNCTION replication.apply_newest()', 'REPLICA');
      PERFORM replication.attach(target, 'replication_carry',
        'AFTER UPDATE ON %s FOR EACH ROW WHEN (OLD.changed_in IS DISTINCT FROM NEW.changed_in)
         EXECUTE FUNCTION replication.carry()', '');
  END CASE;
  PERFORM replication.attach(target, 'replication_local',
    'BEFORE INSERT OR UPDATE OR DELETE ON %s FOR EACH ROW EXECUTE FUNCTION '
      || local_guard || '()', '');
  PERFORM replication.attach(target, 'replication_apply',
    'BEFORE INSERT ON %s FOR EACH ROW EXECUTE FUNCTION '
      || replication.generate_apply(target, better) || '()', 'REPLICA');
  INSERT INTO replication.table_kind (relation, kind, columns)
    VALUES (replication.name_of(target), table_kind, replication.columns_of(target))
    ON CONFLICT (relation) DO UPDATE SET kind = excluded.kind, columns = excluded.columns;
END $$;

-- [append-only] The application inserts only. When two clouds make the same key, every cloud keeps
-- the row that was recorded first. Needs recorded_at, recorded_in.
CREATE FUNCTION replication.append_only(target regclass) RETURNS void LANGUAGE sql
  BEGIN ATOMIC SELECT replication.install(target, 'append-only'); END;

-- [owned] Only the cloud that a row belongs to writes it. Needs cloud.
CREATE FUNCTION replication.owned(target regclass) RETURNS void LANGUAGE sql
  BEGIN ATOMIC SELECT replication.install(target, 'owned'); END;

-- [newest wins] Every cloud writes every row, the newest change stays. Needs changed_at and
-- changed_in.
CREATE FUNCTION replication.newest_wins(target regclass) RETURNS void LANGUAGE sql
  BEGIN ATOMIC SELECT replication.install(target, 'newest-wins'); END;

-- [local] This cloud's own. derived_by: a function that makes it anew from shared tables, for after
-- a copy of those.
CREATE FUNCTION replication.local_only(target regclass, derived_by text DEFAULT NULL) RETURNS void
  LANGUAGE sql BEGIN ATOMIC
    INSERT INTO replication.table_kind (relation, kind, derived_by)
      VALUES (replication.name_of(target), 'local', local_only.derived_by)
      ON CONFLICT (relation) DO UPDATE SET derived_by = excluded.derived_by;
  END;

-- The first step of dropping a column that no release needs any more: from now on it is not sent,
-- and nothing that arrives needs it. When that is so in every cloud, the links have been brought up
-- to date (catamaran replication init), and all that was sent before has arrived, a later migration
-- may drop it.
CREATE FUNCTION replication.retire(target regclass, retired_column text) RETURNS void
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ALTER COLUMN %I DROP NOT NULL',
    replication.name_of(target), retired_column);
  UPDATE replication.table_kind k SET retired = k.retired || retired_column
   WHERE k.relation = replication.name_of(target) AND retired_column <> ALL (k.retired);
  PERFORM replication.install(target, k.kind)
    FROM replication.table_kind k WHERE k.relation = replication.name_of(target);
END $$;

-- Runs after the migrations: follows columns that came or went, and finds forgotten tables.
CREATE FUNCTION replication.check_tables() RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  forgotten text;
BEGIN
  DELETE FROM replication.table_kind k WHERE to_regclass(k.relation) IS NULL;
  SELECT string_agg(replication.name_of(c.oid), ', ') INTO forgotten
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
   WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^pg_'
     AND n.nspname NOT IN ('information_schema', 'migrations', 'extensions')
     AND NOT EXISTS (SELECT FROM replication.table_kind k
                      WHERE k.relation = replication.name_of(c.oid));
  IF forgotten IS NOT NULL THEN
    RAISE EXCEPTION 'no kind is set for %; its migration must call replication.append_only, owned,'
      ' newest_wins or local_only', forgotten;
  END IF;
  PERFORM replication.install(k.relation::regclass, k.kind)
    FROM replication.table_kind k
   WHERE k.kind IN ('append-only', 'owned', 'newest-wins')
     AND k.columns IS DISTINCT FROM replication.columns_of(k.relation::regclass);
END $$;

SELECT replication.newest_wins('replication.cloud');
SELECT replication.owned('replication.heartbeat');
SELECT replication.local_only('replication.own');
SELECT replication.local_only('replication.serving');
SELECT replication.local_only('replication.table_kind');
INSERT INTO replication.table_kind (relation, kind) VALUES ('replication.carried', 'carried');

REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA replication FROM PUBLIC;
GRANT EXECUTE ON FUNCTION replication.this_cloud(), replication.is_fenced(),
  replication.told(integer) TO ${application};
GRANT SELECT ON replication.cloud, replication.heartbeat, replication.own, replication.serving,
  replication.table_kind TO ${application};
GRANT INSERT, UPDATE ON replication.heartbeat TO ${application};
