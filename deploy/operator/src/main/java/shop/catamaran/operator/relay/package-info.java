/**
 * The relay that carries all that clouds on one machine say to each other: a process of its own,
 * with a listener per direction and purpose, that can delay what it carries and can be cut and
 * healed while it runs. A cut behaves as a broken line does, not as a closed port: nothing comes
 * through, nothing is refused, and connections that heard nothing for long are given up.
 */
package shop.catamaran.operator.relay;
