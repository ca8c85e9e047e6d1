package shop.catamaran.canary.orders;

import jakarta.persistence.EntityManager;

/** Shows technology in a module's API. */
public interface ShowsPersistence {
  /** The technology. */
  EntityManager entityManager();
}
