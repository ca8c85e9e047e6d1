/**
 * Replication between the clouds' databases, by plain SQL: the same for the clouds on this machine
 * and for real ones. {@link shop.catamaran.operator.replication.Replication} has a method for each
 * verb; what it works on is a list of {@link shop.catamaran.operator.replication.CloudAccess}.
 */
package shop.catamaran.operator.replication;
