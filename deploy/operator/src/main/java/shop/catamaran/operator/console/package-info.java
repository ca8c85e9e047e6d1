/** What the command says: progress lines and refusals. Depends on nothing of ours. */
package shop.catamaran.operator.console;
