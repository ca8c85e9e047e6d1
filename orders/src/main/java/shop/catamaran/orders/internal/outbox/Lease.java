package shop.catamaran.orders.internal.outbox;

import java.util.UUID;

/**
 * A task that the holder alone works on until the lease runs out.
 *
 * @param attempt how many times the task has been taken, this one included
 */
public record Lease(UUID taskId, UUID holder, int attempt, Task task) {}
