CREATE TABLE catalog.probe (id integer PRIMARY KEY);
GRANT USAGE ON SCHEMA catalog TO ${application};
GRANT SELECT ON ALL TABLES IN SCHEMA catalog TO ${application};
