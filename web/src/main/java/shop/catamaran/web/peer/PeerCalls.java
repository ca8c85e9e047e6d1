package shop.catamaran.web.peer;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Timeout;
import shop.catamaran.catalog.PeerUnavailableException;

/**
 * Calls that a shopper waits for. After a few without an answer nobody is asked for a moment; a
 * cloud that is known to be away is not asked in the first place ({@link PeerWatch}).
 */
@ApplicationScoped
class PeerCalls {

  @Inject PeerClient client;

  @CircuitBreaker(
      requestVolumeThreshold = 6,
      failureRatio = 0.5,
      delay = 1_000,
      successThreshold = 1,
      failOn = {
        PeerUnavailableException.class,
        org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException.class
      })
  @Bulkhead(16)
  // Only a net: the call has its own time-out.
  @Timeout(1_000)
  String post(String peer, String path, String json) {
    try {
      return client.post(peer, path, json).get();
    } catch (ExecutionException e) {
      Throwable cause =
          e.getCause() instanceof CompletionException wrapped ? wrapped.getCause() : e.getCause();
      throw new PeerUnavailableException(peer + " does not answer: " + cause, cause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PeerUnavailableException("interrupted while asking " + peer, e);
    }
  }
}
