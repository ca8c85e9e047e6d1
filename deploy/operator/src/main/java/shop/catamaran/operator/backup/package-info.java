/**
 * Backups of a cloud's database: one encrypted file each, which holds every shared table as it was
 * at one moment. What a cloud derives for itself is made anew from those.
 */
package shop.catamaran.operator.backup;
