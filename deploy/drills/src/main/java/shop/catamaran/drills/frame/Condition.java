package shop.catamaran.drills.frame;

/** Something that is waited for; while it throws, it does not hold. */
@FunctionalInterface
public interface Condition {

  boolean holds() throws Exception;
}
