package shop.catamaran.targets.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * A bucket of the stamp. It is asked for no encryption: the bucket's own default, the stamp's key,
 * is what objects get.
 */
final class S3Storage implements ObjectStorage {

  /** What one request may put. */
  private static final long BYTES_MAX = 5L << 30;

  private final S3Client s3;
  private final String bucket;

  S3Storage(S3Client s3, String bucket) {
    this.s3 = s3;
    this.bucket = bucket;
  }

  @Override
  public void put(Path file, String key) {
    try {
      if (Files.size(file) > BYTES_MAX) {
        throw new RefusedException(file + " is larger than 5 GB, the most that is put at once.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Aws.ask(
        "s3:PutObject",
        () -> s3.putObject(to -> to.bucket(bucket).key(key), RequestBody.fromFile(file)));
  }

  @Override
  public void get(String key, Path file) {
    Aws.ask(
        "s3:GetObject",
        () -> {
          try {
            return s3.getObject(from -> from.bucket(bucket).key(key), file);
          } catch (NoSuchKeyException e) {
            throw new RefusedException("There is no " + key + " in the bucket " + bucket + ".", e);
          }
        });
  }

  @Override
  public List<String> list(String prefix) {
    return Aws.ask(
        "s3:ListBucket",
        () ->
            s3.listObjectsV2Paginator(all -> all.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList());
  }

  @Override
  public void delete(String key) {
    Aws.ask("s3:DeleteObject", () -> s3.deleteObject(at -> at.bucket(bucket).key(key)));
  }
}
