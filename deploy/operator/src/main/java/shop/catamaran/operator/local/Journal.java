package shop.catamaran.operator.local;

import java.util.function.UnaryOperator;
import shop.catamaran.operator.console.RefusedException;

/**
 * A shop's state while a command changes it, by several threads. It is written to the state file at
 * each step, so that whatever ends the command, the next one finds what runs.
 */
final class Journal {

  private final StateFolder folder;
  private LocalState state;
  private boolean closed;

  Journal(StateFolder folder, LocalState state) {
    this.folder = folder;
    this.state = state;
  }

  synchronized LocalState state() {
    return state;
  }

  synchronized Cloud cloud(String name) {
    return state.cloud(name).orElseThrow();
  }

  /**
   * One step, such as starting a process.
   *
   * @throws RefusedException if no further step shall be done
   */
  synchronized void update(UnaryOperator<LocalState> step) {
    if (closed) {
      throw new RefusedException("Interrupted.");
    }
    state = step.apply(state);
    folder.write(state);
  }

  /** A step that concerns one cloud. */
  synchronized void updateCloud(String name, UnaryOperator<Cloud> step) {
    update(now -> now.with(step.apply(now.cloud(name).orElseThrow())));
  }

  /** Keeps further processes from starting; what was started is in the state file. */
  synchronized void close() {
    closed = true;
  }
}
