package shop.catamaran.targets.azure;

import com.azure.core.exception.HttpResponseException;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.ListBlobsOptions;
import java.nio.file.Path;
import java.util.List;
import shop.catamaran.operator.console.RefusedException;
import shop.catamaran.operator.targets.ObjectStorage;

/** A container of the stamp's storage account. */
final class BlobStorage implements ObjectStorage {

  private static final String BLOBS =
      "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/";

  private final BlobContainerClient container;

  BlobStorage(BlobContainerClient container) {
    this.container = container;
  }

  @Override
  public void put(Path file, String key) {
    Azure.ask(
        BLOBS + "write",
        () -> {
          container.getBlobClient(key).uploadFromFile(file.toString(), true);
          return null;
        });
  }

  @Override
  public void get(String key, Path file) {
    Azure.ask(
        BLOBS + "read",
        () -> {
          try {
            return container.getBlobClient(key).downloadToFile(file.toString());
          } catch (HttpResponseException e) {
            if (Azure.absent(e)) {
              throw new RefusedException(
                  "There is no " + key + " in " + container.getBlobContainerUrl() + ".", e);
            }
            throw e;
          }
        });
  }

  @Override
  public List<String> list(String prefix) {
    return Azure.ask(
        BLOBS + "read",
        () ->
            container.listBlobs(new ListBlobsOptions().setPrefix(prefix), null).stream()
                .map(BlobItem::getName)
                .toList());
  }

  @Override
  public void delete(String key) {
    Azure.ask(BLOBS + "delete", () -> container.getBlobClient(key).deleteIfExists());
  }
}
