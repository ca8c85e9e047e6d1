package shop.catamaran.canary.web;

import jakarta.persistence.EntityManager;

/** A page that asks the database behind the modules' backs. */
public record AsksTheDatabase(EntityManager entityManager) {}
