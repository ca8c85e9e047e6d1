package shop.catamaran.catalog.internal;

import com.fasterxml.uuid.Generators;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.catamaran.catalog.Image;
import shop.catamaran.catalog.ImageId;

/**
 * A product as a catalogue file describes it, checked and complete.
 *
 * @param line where it begins in the file
 * @param category names from the root down
 */
record ImportedProduct(
    long line,
    String handle,
    String title,
    String descriptionHtml,
    String descriptionText,
    String brand,
    List<String> category,
    List<String> tags,
    Map<String, String> attributes,
    boolean published,
    List<Image> images,
    List<ImportedVariant> variants) {

  /** Made from the handle, so that two clouds that import the same product give it the same id. */
  private static final UUID NAMESPACE = UUID.fromString("6c0f7d8e-4a55-5b0b-9a3e-0d7a6f2f6b11");

  /** An article; prices in minor units. */
  record ImportedVariant(
      long line,
      String sku,
      Map<String, String> options,
      long priceMinor,
      Optional<Long> compareAtMinor,
      int units,
      Optional<ImageId> image) {}

  UUID id() {
    return Generators.nameBasedGenerator(NAMESPACE).generate(handle);
  }

  /** Stands for all that an import would write. */
  String hash(String currency) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      List<Object> content =
          List.of(
              currency,
              title,
              descriptionHtml,
              brand,
              category,
              tags,
              attributes.toString(),
              published,
              images.stream().map(image -> image.id().sha256()).toList(),
              variants.stream().map(ImportedProduct::withoutLine).toList());
      sha256.update(content.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static List<Object> withoutLine(ImportedVariant variant) {
    return List.of(
        variant.sku(),
        variant.options().toString(),
        variant.priceMinor(),
        variant.compareAtMinor(),
        variant.units(),
        variant.image());
  }
}
