/**
 * Stock as escrow: each cloud sells from its own allotment only, so no cloud ever needs to ask
 * before it sells, and none can sell what another has. Units change clouds by a transfer, which the
 * giver writes together with {@code given}, and a claim, which the taker writes together with
 * {@code granted}; both are facts that are never changed.
 *
 * <p>Locks are taken in one order everywhere: transfers and claims first, then allotments by
 * article number.
 */
package shop.catamaran.catalog.internal.stock;
