-- Products, categories, prices, search, pictures and stock.
-- Kinds of tables as schema replication defines them; what follows from a change of a shared table
-- (ENABLE ALWAYS) also follows when the change comes from another cloud.

GRANT USAGE ON SCHEMA catalog TO ${application};

-- Words are compared without accents and by their English stem.
CREATE TEXT SEARCH CONFIGURATION catalog.shop (COPY = pg_catalog.english);
ALTER TEXT SEARCH CONFIGURATION catalog.shop
    ALTER MAPPING FOR asciiword, hword, hword_part, hword_asciipart, asciihword, word
    WITH extensions.unaccent, pg_catalog.english_stem;

-- unaccent(text) depends on the search path and is only STABLE; naming the dictionary makes it safe
-- to index (PostgreSQL documentation, F.48 unaccent).
CREATE FUNCTION catalog.plain(text) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN lower(extensions.unaccent('extensions.unaccent'::regdictionary, $1));

CREATE FUNCTION catalog.plain_words(text[]) RETURNS text
    LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
    RETURN array_to_string($1, ' ');

-- [newest wins]
CREATE TABLE catalog.category (
    slug        text PRIMARY KEY CHECK (slug ~ '^[a-z0-9][a-z0-9-]{0,99}$'),
    name        text NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
    parent      text REFERENCES catalog.category (slug),
    -- The slugs from the root down to and including this one, so that a tree is one comparison.
    path        text[] NOT NULL,
    position    integer NOT NULL,
    removed     boolean NOT NULL DEFAULT false,
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_in  text NOT NULL DEFAULT replication.this_cloud()
);

-- [newest wins]
CREATE TABLE catalog.product (
    id               uuid PRIMARY KEY,
    -- The id is made from the handle, so no two products can have the same one.
    handle           text NOT NULL CHECK (handle ~ '^[a-z0-9][a-z0-9-]{0,199}$'),
    title            text NOT NULL CHECK (length(title) BETWEEN 1 AND 200),
    description_html text NOT NULL,
    description_text text NOT NULL,
    brand            text NOT NULL CHECK (length(brand) BETWEEN 1 AND 100),
    category         text NOT NULL REFERENCES catalog.category (slug),
    category_path    text[] NOT NULL,
    attributes       json NOT NULL,
    tags             text[] NOT NULL,
    currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    -- Lowest and highest price of its articles, and the former price of the cheapest; for lists.
    price_min_minor  bigint NOT NULL CHECK (price_min_minor > 0),
    price_max_minor  bigint NOT NULL CHECK (price_max_minor >= price_min_minor),
    compare_at_minor bigint CHECK (compare_at_minor > price_min_minor),
    image            text,
    -- Hash of the rows of the catalogue file that it was imported from.
    import_hash      text NOT NULL,
    removed          boolean NOT NULL DEFAULT false,
    created_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_in       text NOT NULL DEFAULT replication.this_cloud(),
    search           tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('catalog.shop', title), 'A')
        || setweight(to_tsvector('catalog.shop', brand), 'B')
        || setweight(to_tsvector('catalog.shop', catalog.plain_words(tags)), 'B')
        || setweight(to_tsvector('catalog.shop', description_text), 'D')) STORED
);
CREATE INDEX product_handle ON catalog.product (handle);
CREATE INDEX product_search ON catalog.product USING gin (search);
-- For suggestions: titles that begin with what was typed.
CREATE INDEX product_title ON catalog.product (catalog.plain(title) text_pattern_ops);
-- All that members keep of every product, without reading the table.
CREATE INDEX product_shelf ON catalog.product (id)
    INCLUDE (title, brand, category, price_min_minor, currency, created_at) WHERE NOT removed;

-- [newest wins]
CREATE TABLE catalog.variant (
    sku              text PRIMARY KEY CHECK (sku ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$'),
    product          uuid NOT NULL REFERENCES catalog.product (id),
    position         integer NOT NULL,
    options          json NOT NULL,
    currency         text NOT NULL CHECK (currency ~ '^[A-Z]{3}$'),
    price_minor      bigint NOT NULL CHECK (price_minor > 0),
    compare_at_minor bigint CHECK (compare_at_minor > price_minor),
    image            text,
    -- What the catalogue file said last; a later file changes the stock by the difference.
    imported_units   integer NOT NULL CHECK (imported_units >= 0),
    removed          boolean NOT NULL DEFAULT false,
    changed_at       timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_in       text NOT NULL DEFAULT replication.this_cloud()
);
CREATE INDEX variant_product ON catalog.variant (product, position);

-- [newest wins] named by its content, so it never changes
CREATE TABLE catalog.image (
    sha256      text PRIMARY KEY CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    media_type  text NOT NULL
        CHECK (media_type IN ('image/svg+xml', 'image/png', 'image/jpeg', 'image/webp')),
    content     bytea NOT NULL CHECK (length(content) BETWEEN 1 AND 2097152),
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_in  text NOT NULL DEFAULT replication.this_cloud()
);

-- [newest wins]
CREATE TABLE catalog.product_image (
    product     uuid NOT NULL REFERENCES catalog.product (id),
    position    integer NOT NULL,
    image       text NOT NULL,
    removed     boolean NOT NULL DEFAULT false,
    changed_at  timestamptz NOT NULL DEFAULT clock_timestamp(),
    changed_in  text NOT NULL DEFAULT replication.this_cloud(),
    PRIMARY KEY (product, position)
);

-- [owned] Units that a cloud may sell on its own: granted to it, sold by it, given to other clouds.
CREATE TABLE catalog.stock_allotment (
    sku      text NOT NULL,
    cloud    text NOT NULL DEFAULT replication.this_cloud(),
    granted  integer NOT NULL DEFAULT 0 CHECK (granted >= 0),
    sold     integer NOT NULL DEFAULT 0 CHECK (sold >= 0),
    given    integer NOT NULL DEFAULT 0 CHECK (given >= 0),
    PRIMARY KEY (sku, cloud),
    CHECK (granted - sold - given >= 0)
);

-- [append-only] Units that came in (or, negative, were written off), with the reason.
CREATE TABLE catalog.stock_receipt (
    id          uuid PRIMARY KEY,
    sku         text NOT NULL,
    cloud       text NOT NULL DEFAULT replication.this_cloud(),
    units       integer NOT NULL CHECK (units <> 0),
    reason      text NOT NULL,
    recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    recorded_in text NOT NULL DEFAULT replication.this_cloud()
);

-- [local] Whether any unit of a product can be had; for lists.
CREATE TABLE catalog.availability (
    product  uuid PRIMARY KEY,
    in_stock boolean NOT NULL
);

-- [local] Words of titles and brands, to correct what was mistyped.
CREATE TABLE catalog.search_word (
    word text PRIMARY KEY
);
CREATE INDEX search_word_trigrams ON catalog.search_word USING gin (word extensions.gin_trgm_ops);

CREATE FUNCTION catalog.learn_words() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    INSERT INTO catalog.search_word (word)
        SELECT DISTINCT w FROM regexp_split_to_table(
            catalog.plain(NEW.title || ' ' || NEW.brand), '[^[:alnum:]]+') w
        WHERE length(w) BETWEEN 3 AND 40
        ORDER BY w
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END $$;
CREATE TRIGGER learn_words AFTER INSERT OR UPDATE OF title, brand ON catalog.product
    FOR EACH ROW EXECUTE FUNCTION catalog.learn_words();
ALTER TABLE catalog.product ENABLE ALWAYS TRIGGER learn_words;

-- Members drop a product from their caches when they hear its handle. Equal notifications of one
-- transaction are sent once, but each must be compared with the others queued, so a large import
-- sends '*' (everything) instead: it sets catamaran.bulk for its transaction.
CREATE FUNCTION catalog.tell(product uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    IF current_setting('catamaran.bulk', true) = 'on' THEN
        PERFORM pg_notify('catalog_changed', '*');
    ELSE
        PERFORM pg_notify('catalog_changed', p.handle)
            FROM catalog.product p WHERE p.id = tell.product;
    END IF;
END $$;

CREATE FUNCTION catalog.product_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM catalog.tell(NEW.id);
    RETURN NULL;
END $$;
CREATE TRIGGER product_changed AFTER INSERT OR UPDATE ON catalog.product
    FOR EACH ROW EXECUTE FUNCTION catalog.product_changed();
ALTER TABLE catalog.product ENABLE ALWAYS TRIGGER product_changed;

CREATE FUNCTION catalog.part_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM catalog.tell(NEW.product);
    RETURN NULL;
END $$;
CREATE TRIGGER part_changed AFTER INSERT OR UPDATE ON catalog.variant
    FOR EACH ROW EXECUTE FUNCTION catalog.part_changed();
ALTER TABLE catalog.variant ENABLE ALWAYS TRIGGER part_changed;
CREATE TRIGGER part_changed AFTER INSERT OR UPDATE ON catalog.product_image
    FOR EACH ROW EXECUTE FUNCTION catalog.part_changed();
ALTER TABLE catalog.product_image ENABLE ALWAYS TRIGGER part_changed;

CREATE FUNCTION catalog.category_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    PERFORM pg_notify('catalog_changed', '*');
    RETURN NULL;
END $$;
CREATE TRIGGER category_changed AFTER INSERT OR UPDATE ON catalog.category
    FOR EACH ROW EXECUTE FUNCTION catalog.category_changed();
ALTER TABLE catalog.category ENABLE ALWAYS TRIGGER category_changed;

SELECT replication.newest_wins('catalog.category');
SELECT replication.newest_wins('catalog.product');
SELECT replication.newest_wins('catalog.variant');
SELECT replication.newest_wins('catalog.image');
SELECT replication.newest_wins('catalog.product_image');
SELECT replication.owned('catalog.stock_allotment');
SELECT replication.append_only('catalog.stock_receipt');

GRANT SELECT, INSERT, UPDATE ON catalog.category, catalog.product, catalog.variant,
    catalog.product_image, catalog.stock_allotment, catalog.availability TO ${application};
GRANT SELECT, INSERT ON catalog.image, catalog.stock_receipt, catalog.search_word TO ${application};
