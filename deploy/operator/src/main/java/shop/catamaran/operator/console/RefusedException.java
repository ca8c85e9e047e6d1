package shop.catamaran.operator.console;

/** Something cannot be done; the message is one sentence that tells what to do about it. */
public class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException(String sentence) {
    super(sentence);
  }

  public RefusedException(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  /** What an exception of others says, on one line, for a sentence. */
  public static String oneLine(Throwable cause) {
    return cause.getMessage().strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
