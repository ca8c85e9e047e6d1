/**
 * The shop on one machine: {@link shop.catamaran.operator.local.LocalShop} starts, watches, breaks
 * and stops it. What runs is remembered in one state file per state folder, written at each step,
 * so that any later command finds everything that an earlier one started.
 */
package shop.catamaran.operator.local;
