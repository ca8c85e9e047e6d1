package shop.catamaran.operator.backup;

/**
 * What a table's rows must be, at the end of a backup.
 *
 * @param sha256 of the rows as PostgreSQL's COPY writes them
 */
record Checksum(long rows, String sha256) {}
