/** This cloud's database: its schemas, and signing in to it while its password is being changed. */
package shop.catamaran.web.database;
