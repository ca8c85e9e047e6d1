-- Stock that moves between clouds, and news of stock that no sale waits for.

-- [append-only] Units given by one cloud's allotment to another's; the giver writes it together
-- with given. A taker that learns of it from the giver's own answer writes the same row, so that
-- what it claims is on record even if the giver is never heard of again.
CREATE TABLE catalog.stock_transfer (
    id          uuid PRIMARY KEY,
    sku         text NOT NULL,
    from_cloud  text NOT NULL,
    to_cloud    text NOT NULL CHECK (to_cloud <> from_cloud),
    units       integer NOT NULL CHECK (units > 0),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_in text NOT NULL DEFAULT replication.this_cloud()
);

-- [append-only] The taker's receipt for a transfer, written together with granted. Its key makes
-- that happen once.
CREATE TABLE catalog.stock_claim (
    transfer    uuid PRIMARY KEY,
    sku         text NOT NULL,
    cloud       text NOT NULL DEFAULT replication.this_cloud(),
    units       integer NOT NULL CHECK (units > 0),
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_in text NOT NULL DEFAULT replication.this_cloud()
);

-- [local] Transfers that are not known to be claimed: few, while the other two grow for ever.
CREATE TABLE catalog.stock_in_transit (
    transfer   uuid PRIMARY KEY,
    sku        text NOT NULL,
    from_cloud text NOT NULL,
    to_cloud   text NOT NULL,
    units      integer NOT NULL
);
CREATE INDEX stock_in_transit_sku ON catalog.stock_in_transit (sku);

-- [local] Units that each cloud sold lately, as seen from here; older sales count less.
CREATE TABLE catalog.stock_demand (
    sku        text NOT NULL,
    cloud      text NOT NULL,
    sold_seen  integer NOT NULL,
    units      double precision NOT NULL,
    sampled_at timestamptz NOT NULL,
    PRIMARY KEY (sku, cloud)
);

-- [local] Products of which a shopper may see something else now. A sale only adds a row here: to
-- update a shared row or to notify would make sales wait for each other.
CREATE TABLE catalog.stock_news (
    id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    product uuid NOT NULL
);

-- [local] Background work; who holds the lock of a row does it. Position is where a round ended.
CREATE TABLE catalog.stock_work (
    name     text PRIMARY KEY,
    position text NOT NULL DEFAULT '',
    due_at   timestamptz NOT NULL DEFAULT '-infinity'
);
INSERT INTO catalog.stock_work (name) VALUES ('news'), ('claims'), ('balance');

CREATE FUNCTION catalog.transfer_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalog.stock_in_transit (transfer, sku, from_cloud, to_cloud, units)
        SELECT NEW.id, NEW.sku, NEW.from_cloud, NEW.to_cloud, NEW.units
         WHERE NOT EXISTS (SELECT FROM catalog.stock_claim c WHERE c.transfer = NEW.id)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER transfer_made AFTER INSERT ON catalog.stock_transfer
    FOR EACH ROW EXECUTE FUNCTION catalog.transfer_made();
-- ALWAYS, here and below: also for what is replicated from another cloud.
ALTER TABLE catalog.stock_transfer ENABLE ALWAYS TRIGGER transfer_made;

CREATE FUNCTION catalog.transfer_claimed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM catalog.stock_in_transit WHERE transfer = NEW.transfer;
    RETURN NULL;
END $$;
CREATE TRIGGER transfer_claimed AFTER INSERT ON catalog.stock_claim
    FOR EACH ROW EXECUTE FUNCTION catalog.transfer_claimed();
ALTER TABLE catalog.stock_claim ENABLE ALWAYS TRIGGER transfer_claimed;

CREATE FUNCTION catalog.refuse_foreign_claim() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.cloud <> replication.this_cloud() OR NOT EXISTS (
            SELECT FROM catalog.stock_transfer t
             WHERE t.id = NEW.transfer AND t.to_cloud = NEW.cloud
               AND t.sku = NEW.sku AND t.units = NEW.units) THEN
        RAISE EXCEPTION 'no transfer % of % units of % to this cloud', NEW.transfer, NEW.units, NEW.sku
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER refuse_foreign_claim BEFORE INSERT ON catalog.stock_claim
    FOR EACH ROW EXECUTE FUNCTION catalog.refuse_foreign_claim();

-- Units of articles by cloud: free, or on their way to it.
CREATE VIEW catalog.stock_units AS
    SELECT sku, cloud, granted - sold - given AS units FROM catalog.stock_allotment
    UNION ALL
    SELECT sku, to_cloud, units FROM catalog.stock_in_transit;

-- Shoppers are told the number of units up to 5. Near that, every change is news: two clouds that
-- sell at the same time do not see each other's change here. From another cloud the stock of an
-- article may come before the article; then there is nobody to tell yet.
CREATE FUNCTION catalog.stock_changed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    units_near CONSTANT integer := 20;
    units_elsewhere bigint;
    units_before    integer := 0;
    units_now       integer := NEW.granted - NEW.sold - NEW.given;
BEGIN
    IF TG_OP = 'UPDATE' THEN
        units_before := OLD.granted - OLD.sold - OLD.given;
    END IF;
    IF units_now <> units_before THEN
        SELECT coalesce(sum(granted - sold - given), 0) INTO units_elsewhere
            FROM catalog.stock_allotment WHERE sku = NEW.sku AND cloud <> NEW.cloud;
        IF units_elsewhere + least(units_before, units_now) <= units_near THEN
            INSERT INTO catalog.stock_news (product)
                SELECT v.product FROM catalog.variant v WHERE v.sku = NEW.sku;
        END IF;
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER stock_changed AFTER INSERT OR UPDATE ON catalog.stock_allotment
    FOR EACH ROW EXECUTE FUNCTION catalog.stock_changed();
ALTER TABLE catalog.stock_allotment ENABLE ALWAYS TRIGGER stock_changed;

CREATE FUNCTION catalog.article_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO catalog.stock_news (product) VALUES (NEW.product);
    ELSIF OLD.removed <> NEW.removed OR OLD.product <> NEW.product THEN
        INSERT INTO catalog.stock_news (product) VALUES (OLD.product), (NEW.product);
    END IF;
    RETURN NULL;
END $$;
CREATE TRIGGER article_changed AFTER INSERT OR UPDATE ON catalog.variant
    FOR EACH ROW EXECUTE FUNCTION catalog.article_changed();
ALTER TABLE catalog.variant ENABLE ALWAYS TRIGGER article_changed;

-- Brings the derived availability of products up to date, in one order; answers those that changed.
CREATE FUNCTION catalog.refresh_availability(products uuid[]) RETURNS SETOF uuid LANGUAGE sql AS $$
    INSERT INTO catalog.availability (product, in_stock)
        SELECT p.product, EXISTS (
                SELECT FROM catalog.variant v JOIN catalog.stock_units u USING (sku)
                 WHERE v.product = p.product AND NOT v.removed
                 GROUP BY v.sku HAVING sum(u.units) > 0)
          FROM (SELECT DISTINCT product FROM unnest(products) product) p
         ORDER BY p.product
        ON CONFLICT (product) DO UPDATE SET in_stock = excluded.in_stock
         WHERE availability.in_stock <> excluded.in_stock
        RETURNING product;
$$;

-- Makes the local tables anew, after the shared ones were copied from another cloud.
CREATE FUNCTION catalog.derive() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM catalog.stock_in_transit i
        WHERE NOT EXISTS (SELECT FROM catalog.stock_transfer t WHERE t.id = i.transfer)
           OR EXISTS (SELECT FROM catalog.stock_claim c WHERE c.transfer = i.transfer);
    INSERT INTO catalog.stock_in_transit (transfer, sku, from_cloud, to_cloud, units)
        SELECT t.id, t.sku, t.from_cloud, t.to_cloud, t.units FROM catalog.stock_transfer t
         WHERE NOT EXISTS (SELECT FROM catalog.stock_claim c WHERE c.transfer = t.id)
        ON CONFLICT DO NOTHING;
    PERFORM catalog.refresh_availability(ARRAY(SELECT id FROM catalog.product));
    INSERT INTO catalog.search_word (word)
        SELECT DISTINCT w FROM catalog.product p, regexp_split_to_table(
            catalog.plain(p.title || ' ' || p.brand), '[^[:alnum:]]+') w
        WHERE length(w) BETWEEN 3 AND 40
        ORDER BY w
        ON CONFLICT DO NOTHING;
END $$;

SELECT replication.append_only('catalog.stock_transfer');
SELECT replication.append_only('catalog.stock_claim');
SELECT replication.local_only('catalog.stock_in_transit', derived_by => 'catalog.derive');
SELECT replication.local_only('catalog.availability', derived_by => 'catalog.derive');
SELECT replication.local_only('catalog.search_word', derived_by => 'catalog.derive');
SELECT replication.local_only('catalog.stock_demand');
SELECT replication.local_only('catalog.stock_news');
SELECT replication.local_only('catalog.stock_work');

GRANT SELECT, INSERT ON catalog.stock_transfer, catalog.stock_claim TO ${application};
GRANT SELECT ON catalog.stock_units TO ${application};
GRANT SELECT, INSERT, UPDATE, DELETE ON catalog.stock_in_transit, catalog.stock_demand,
    catalog.stock_news TO ${application};
GRANT SELECT, UPDATE ON catalog.stock_work TO ${application};
