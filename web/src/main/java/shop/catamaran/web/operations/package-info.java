/**
 * The page that shows operators the clouds as they are: members, databases, what flows between
 * them, the failover record. Each member watches for itself, so the page tells what the member that
 * serves it can see. There only where the settings say so.
 */
package shop.catamaran.web.operations;
