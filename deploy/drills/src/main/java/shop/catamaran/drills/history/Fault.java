package shop.catamaran.drills.history;

/** Something that the drill did, or found to hold. */
public record Fault(long atMillis, String what) {}
