/**
 * The REST API below {@code /api/v1}: resources, and records that say how things look in JSON.
 * Depends on the modules' APIs and on {@code web.security} for operators' tokens; uses no cookies
 * and keeps nothing but rendered catalogue answers, which follow the catalogue's own cache.
 */
package shop.catamaran.web.api;
