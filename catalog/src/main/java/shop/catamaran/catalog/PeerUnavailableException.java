package shop.catamaran.catalog;

/** Another cloud does not answer, or is not asked at the moment. */
public class PeerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
