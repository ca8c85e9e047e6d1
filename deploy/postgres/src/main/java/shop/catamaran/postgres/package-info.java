/**
 * A real PostgreSQL server from Maven Central and the shop's database in it, for the clouds on one
 * machine and for tests. Not for production: the bundled libraries are old builds.
 */
package shop.catamaran.postgres;
