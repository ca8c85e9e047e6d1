package shop.catamaran.catalog.internal;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.util.Optional;
import shop.catamaran.catalog.CatalogImport.ImageSource;
import shop.catamaran.catalog.Image;

/** The pictures of one import, checked; those that several products share are checked once. */
final class ImportedImages {

  private static final long BYTES_MAX = 32L * 1024 * 1024;

  private final ImageSource source;
  private final Cache<String, Image> known =
      Caffeine.newBuilder()
          .maximumWeight(BYTES_MAX)
          .weigher((String name, Image image) -> image.content().length)
          .build();

  ImportedImages(ImageSource source) {
    this.source = source;
  }

  /**
   * The picture of this name, or empty if there is none.
   *
   * @throws IllegalArgumentException with the reason if it may not be shown
   */
  Optional<Image> read(String name) throws IOException {
    Image image = known.getIfPresent(name);
    if (image == null) {
      Optional<byte[]> content = source.read(name);
      if (content.isEmpty()) {
        return Optional.empty();
      }
      image = SafeImage.of(content.get());
      known.put(name, image);
    }
    return Optional.of(image);
  }
}
