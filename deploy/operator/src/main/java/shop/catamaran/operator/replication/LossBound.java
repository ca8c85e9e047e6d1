package shop.catamaran.operator.replication;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The most that a cloud may have done since the others last heard of it.
 *
 * @param epoch the epoch that ends, or the one before the declaration that ended it
 * @param heardAt its last heartbeat that arrived, by its own clock
 * @param articles articles of which it had units to sell
 * @param units units that it had to sell, on their way to it included
 * @param openTasks things that it had still to do for orders the others know of
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record LossBound(
    String cloud, int epoch, Optional<String> heardAt, int articles, long units, int openTasks) {}
