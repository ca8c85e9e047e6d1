package shop.catamaran.catalog;

import java.util.Optional;

/**
 * A product that has been taken out of the range.
 *
 * @param category where it was filed, if anything is left there
 */
public record WithdrawnProduct(String handle, String title, Optional<Category> category) {}
