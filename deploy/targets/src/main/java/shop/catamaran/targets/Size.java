package shop.catamaran.targets;

import shop.catamaran.operator.console.RefusedException;

/**
 * How many members a group has. What an operator adds is there to stay: the least number is raised
 * with it, below which the cloud's own scaling takes none away.
 *
 * @param least below which the cloud's scaling does not go
 * @param members that there are, or soon will be
 * @param most above which nothing goes
 */
public record Size(int least, int members, int most) {

  private static final int LEAST_OF_A_STAMP = 2;

  /**
   * One more.
   *
   * @throws RefusedException if there are as many as may be
   */
  public Size more(String cloud) {
    if (members >= most) {
      throw new RefusedException(
          cloud
              + " has "
              + members
              + " members and may have no more than "
              + most
              + "; its stamp's variable members.max says so.");
    }
    return new Size(members + 1, members + 1, most);
  }

  /**
   * One less.
   *
   * @throws RefusedException if one would be left
   */
  public Size fewer(String cloud) {
    if (members <= LEAST_OF_A_STAMP) {
      throw new RefusedException(
          cloud + " has " + members + " members and needs two, so that one can die.");
    }
    return new Size(Math.min(least, members - 1), members - 1, most);
  }
}
