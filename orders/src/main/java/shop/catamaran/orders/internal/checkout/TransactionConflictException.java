package shop.catamaran.orders.internal.checkout;

import java.sql.SQLException;
import java.util.Set;

/** The database gave up a transaction in favor of another one; the same again may well succeed. */
class TransactionConflictException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private static final Set<String> SERIALIZATION_FAILURE_OR_DEADLOCK = Set.of("40001", "40P01");
  private static final int CAUSES_MAX = 20;

  TransactionConflictException(RuntimeException cause) {
    super("the transaction was given up in favor of another one", cause);
  }

  /** A conflict if that is what lies behind a failure, otherwise the failure itself. */
  static RuntimeException orItself(RuntimeException failure) {
    Throwable cause = failure;
    for (int depth = 0; cause != null && depth < CAUSES_MAX; depth++, cause = cause.getCause()) {
      if (cause instanceof SQLException e
          && SERIALIZATION_FAILURE_OR_DEADLOCK.contains(String.valueOf(e.getSQLState()))) {
        return new TransactionConflictException(failure);
      }
    }
    return failure;
  }
}
