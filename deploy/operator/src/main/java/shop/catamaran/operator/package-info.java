/**
 * The {@code catamaran} command: its entry point and its verbs. Each verb only reads its arguments,
 * calls a capability of a sub-package and prints; whoever wants the capability from Java calls the
 * sub-package instead, above all {@link shop.catamaran.operator.local.LocalShop}.
 */
package shop.catamaran.operator;
