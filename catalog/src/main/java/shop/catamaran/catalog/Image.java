package shop.catamaran.catalog;

/**
 * A picture's content.
 *
 * @param mediaType one of image/svg+xml, image/png, image/jpeg, image/webp
 */
@SuppressWarnings("ArrayRecordComponent") // Pictures are never compared, only served.
public record Image(ImageId id, String mediaType, byte[] content) {}
