package shop.catamaran.catalog.internal;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import shop.catamaran.catalog.Category;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;
import shop.catamaran.catalog.Offer;
import shop.catamaran.catalog.Product;
import shop.catamaran.catalog.ProductId;
import shop.catamaran.catalog.Sku;
import shop.catamaran.catalog.Variant;
import shop.catamaran.catalog.WithdrawnProduct;
import shop.catamaran.catalog.internal.stock.StockUnits;
import shop.catamaran.catalog.internal.stock.StockUnits.Units;

/** Reads products, offers and pictures from the database. */
@ApplicationScoped
class ProductReader {

  @PersistenceContext(unitName = "catalog")
  EntityManager entityManager;

  @Inject StockUnits stock;

  /** The product, filed under whichever category the given function finds for its slug. */
  @Transactional
  public Optional<Product> product(String handle, Function<String, Optional<Category>> categories) {
    return entityManager
        .createQuery(
            "select p from ProductEntity p where p.handle = :handle and not p.removed",
            ProductEntity.class)
        .setParameter("handle", handle)
        .getResultList()
        .stream()
        .findFirst()
        .flatMap(
            product ->
                categories.apply(product.category).map(category -> toProduct(product, category)));
  }

  /** What was sold under this handle; the given function finds categories as for a product. */
  @Transactional
  public Optional<WithdrawnProduct> withdrawn(
      String handle, Function<String, Optional<Category>> categories) {
    return entityManager
        .createQuery(
            "select p from ProductEntity p where p.handle = :handle and p.removed",
            ProductEntity.class)
        .setParameter("handle", handle)
        .getResultList()
        .stream()
        .findFirst()
        .map(
            product ->
                new WithdrawnProduct(
                    product.handle, product.title, categories.apply(product.category)));
  }

  @Transactional
  public Map<Sku, Offer> offers(Collection<Sku> skus) {
    if (skus.isEmpty()) {
      return Map.of();
    }
    List<String> names = skus.stream().map(Sku::value).toList();
    Map<String, Units> units = stock.of(names);
    Map<Sku, Offer> offers = new HashMap<>();
    for (Object[] row :
        entityManager
            .createQuery(
                "select v, p, coalesce(v.image, (select i.image from ProductImageEntity i"
                    + " where i.key.product = p.id and i.key.position = 1 and not i.removed))"
                    + " from VariantEntity v join ProductEntity p on p.id = v.product"
                    + " where v.sku in :skus and not v.removed and not p.removed",
                Object[].class)
            .setParameter("skus", names)
            .getResultList()) {
      VariantEntity variant = (VariantEntity) row[0];
      ProductEntity product = (ProductEntity) row[1];
      Sku sku = new Sku(variant.sku);
      offers.put(
          sku,
          new Offer(
              sku,
              product.handle,
              product.title,
              variant.options,
              Optional.ofNullable((String) row[2]).map(ImageId::new),
              variant.price(),
              units.getOrDefault(variant.sku, Units.NONE).now(),
              units.getOrDefault(variant.sku, Units.NONE).later()));
    }
    return offers;
  }

  @Transactional
  public Optional<Image> image(ImageId id) {
    return Optional.ofNullable(entityManager.find(ImageEntity.class, id.sha256()))
        .map(image -> new Image(id, image.mediaType, image.content));
  }

  private Product toProduct(ProductEntity product, Category category) {
    List<VariantEntity> variants =
        entityManager
            .createQuery(
                "select v from VariantEntity v where v.product = :product and not v.removed"
                    + " order by v.position, v.sku",
                VariantEntity.class)
            .setParameter("product", product.id)
            .getResultList();
    List<ImageId> images =
        entityManager
            .createQuery(
                "select i.image from ProductImageEntity i where i.key.product = :product"
                    + " and not i.removed order by i.key.position",
                String.class)
            .setParameter("product", product.id)
            .getResultList()
            .stream()
            .map(ImageId::new)
            .toList();
    Map<String, Units> units = stock.of(variants.stream().map(v -> v.sku).toList());
    return new Product(
        new ProductId(product.id),
        product.handle,
        product.title,
        product.descriptionHtml,
        product.brand,
        category,
        product.attributes,
        List.of(product.tags),
        images,
        variants.stream()
            .map(
                variant ->
                    new Variant(
                        new Sku(variant.sku),
                        variant.options,
                        variant.price(),
                        variant.compareAtPrice(),
                        units.getOrDefault(variant.sku, Units.NONE).total(),
                        variant.imageId()))
            .toList(),
        product.changedAt);
  }
}
