package shop.catamaran.targets.gcp;

import com.google.api.client.http.FileContent;
import com.google.api.client.http.HttpResponseException;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.model.Objects;
import com.google.api.services.storage.model.StorageObject;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;

/** A bucket of the stamp. */
final class GcsStorage implements ObjectStorage {

  private final Storage storage;
  private final String bucket;

  GcsStorage(Storage storage, String bucket) {
    this.storage = storage;
    this.bucket = bucket;
  }

  @Override
  public void put(Path file, String key) {
    Gcp.ask(
        "storage.objects.create and storage.objects.delete",
        () ->
            storage
                .objects()
                .insert(
                    bucket,
                    new StorageObject().setName(key),
                    new FileContent("application/octet-stream", file.toFile()))
                .execute());
  }

  @Override
  public void get(String key, Path file) {
    Gcp.ask(
        "storage.objects.get",
        () -> {
          try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            storage.objects().get(bucket, key).executeMediaAndDownloadTo(out);
            return null;
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              throw new RefusedException(
                  "There is no " + key + " in the bucket " + bucket + ".", e);
            }
            throw e;
          }
        });
  }

  @Override
  public List<String> list(String prefix) {
    return Gcp.ask(
        "storage.objects.list",
        () -> {
          List<String> keys = new ArrayList<>();
          String token = null;
          do {
            Objects page =
                storage.objects().list(bucket).setPrefix(prefix).setPageToken(token).execute();
            if (page.getItems() != null) {
              page.getItems().forEach(object -> keys.add(object.getName()));
            }
            token = page.getNextPageToken();
          } while (token != null);
          return keys;
        });
  }

  @Override
  public void delete(String key) {
    Gcp.ask(
        "storage.objects.delete",
        () -> {
          try {
            return storage.objects().delete(bucket, key).execute();
          } catch (HttpResponseException e) {
            if (Gcp.absent(e)) {
              return null;
            }
            throw e;
          }
        });
  }
}
