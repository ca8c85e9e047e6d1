package shop.catamaran.web;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a member is told from outside, checked as a whole: a setting that is missing or not well
 * formed stops the start with a sentence that names it.
 *
 * <p>Keys and the database's password may be two with a comma between, so that they can be changed
 * member by member while requests are under way: the first is used, both are accepted.
 *
 * @param release that this member was started with; "unknown" if nobody said
 * @param database this cloud's own
 * @param gatewayPublicOrigin scheme, host and port at which browsers reach the payment gateway
 * @param shopUrl the shop's public base address
 * @param visitorKeys the first signs the visitor cookie, all verify it
 * @param facesKeys the first encrypts the state of pages, all decrypt it
 * @param operatorKeys verify operators' tokens
 * @param cookiesSecure whether cookies are marked Secure and HTTPS is promised
 * @param apiRequestsPerMinute what one client may ask of the API; 0 is no limit
 * @param drainFile while it exists, this member answers that it is not ready
 * @param peers the other clouds; empty if this one is alone
 * @param operations what the page for operators looks at; empty if there is no such page
 */
public record Settings(
    String cloud,
    String member,
    String release,
    Database database,
    String gatewayPublicOrigin,
    URI shopUrl,
    List<byte[]> visitorKeys,
    List<byte[]> facesKeys,
    List<byte[]> operatorKeys,
    boolean cookiesSecure,
    int apiRequestsPerMinute,
    Optional<Path> drainFile,
    Optional<Peers> peers,
    Optional<Operations> operations) {

  /** More would be secrets that were forgotten. */
  private static final int SECRETS_MAX = 2;

  private static final int KEY_BYTES = 32;
  private static final int LONG_KEY_BYTES_MAX = 1024;
  private static final Pattern CLOUD_FORM = Pattern.compile("[a-z][a-z0-9]{0,15}");
  private static final Pattern MEMBER_FORM = Pattern.compile("[a-z][a-z0-9-]{0,31}");
  private static final List<String> REQUIRED_TEXTS = List.of("GATEWAY_KEY", "MAIL_HOST");

  /**
   * Where this cloud's database is, and as whom members sign in.
   *
   * @param password or two, as {@link shop.catamaran.web.database.PasswordListDataSource} takes
   *     them
   */
  public record Database(String host, int port, String name, String user, String password) {

    @Override
    public String toString() {
      return user + "@" + host + ":" + port + "/" + name;
    }
  }

  /**
   * The other clouds.
   *
   * @param addresses base addresses of their peer endpoints, by their names
   * @param keys the first signs the tokens by which clouds know each other, all verify them
   */
  public record Peers(Map<String, URI> addresses, List<byte[]> keys) {

    public Peers {
      addresses = Map.copyOf(addresses);
      keys = List.copyOf(keys);
    }

    @Override
    public String toString() {
      return addresses.toString();
    }
  }

  /**
   * What the page for operators looks at beside the clouds.
   *
   * @param record the failover record, as {@code dns://server:port/name}
   * @param addresses of the clouds in it, by their names
   */
  public record Operations(Optional<URI> record, Map<String, String> addresses) {

    public Operations {
      addresses = Map.copyOf(addresses);
    }
  }

  /** A setting is missing or not well formed; the message is for the operator. */
  public static final class InvalidSettingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidSettingException(String name, String fault) {
      super("The setting " + name + " " + fault + ".");
    }
  }

  /**
   * Reads and checks all settings, also those that other modules read.
   *
   * @param source a setting's text by its name
   * @throws InvalidSettingException naming the first setting that is not right
   */
  public static Settings read(Function<String, Optional<String>> source) {
    Reader reader = new Reader(source);
    REQUIRED_TEXTS.forEach(reader::text);
    reader.number("MAIL_PORT", 1, 65_535);
    reader.mailAddress("MAIL_FROM");
    reader.address("GATEWAY_URL");
    reader.oneOf("CONFIRM_POLICY", List.of("local", "hold"));
    reader.optionalNumber("ADOPT_AFTER_SECONDS", 1, 86_400);
    reader.keys("FACES_KEY");
    reader.firstOf("FACES_KEY_CURRENT", "FACES_KEY");
    String cloud = reader.matching("CLOUD", CLOUD_FORM, "is not a cloud's name such as aws");
    return new Settings(
        cloud,
        reader.matching("MEMBER", MEMBER_FORM, "is not a member's name such as aws-1"),
        reader.optionalText("RELEASE").orElse("unknown"),
        new Database(
            reader.text("DB_HOST"),
            reader.number("DB_PORT", 1, 65_535),
            reader.text("DB_NAME"),
            reader.text("DB_USER"),
            reader.password("DB_PASSWORD")),
        origin(reader.address("GATEWAY_PUBLIC_URL")),
        reader.address("SHOP_URL"),
        reader.keys("VISITOR_KEY"),
        reader.keys("FACES_KEY"),
        reader.keys("OPERATOR_KEY"),
        reader.yesOrNo("COOKIES_SECURE", true),
        reader.optionalNumber("API_REQUESTS_PER_MINUTE", 0, 1_000_000),
        reader.optionalText("DRAIN_FILE").map(Path::of),
        peers(reader, cloud),
        operations(reader));
  }

  private static Optional<Peers> peers(Reader reader, String cloud) {
    Optional<String> text = reader.optionalText("PEERS");
    if (text.isEmpty()) {
      if (reader.optionalText("PEER_KEY").isPresent()) {
        throw new InvalidSettingException("PEERS", "is missing or empty, but PEER_KEY is set");
      }
      return Optional.empty();
    }
    Map<String, URI> addresses = new TreeMap<>();
    for (String peer : text.get().split(",", -1)) {
      String[] parts = peer.strip().split("=", 2);
      if (parts.length != 2 || !CLOUD_FORM.matcher(parts[0]).matches()) {
        throw new InvalidSettingException(
            "PEERS", "is not a list such as azure=https://peer.azure.example");
      }
      if (parts[0].equals(cloud) || addresses.containsKey(parts[0])) {
        throw new InvalidSettingException("PEERS", "names " + parts[0] + ", which is here already");
      }
      addresses.put(parts[0], Reader.parseAddress("PEERS", parts[1]));
    }
    return Optional.of(new Peers(addresses, reader.longKeys("PEER_KEY")));
  }

  private static Optional<Operations> operations(Reader reader) {
    String page = reader.optionalText("OPERATIONS_PAGE").orElse("off");
    if (!page.equals("on") && !page.equals("off")) {
      throw new InvalidSettingException("OPERATIONS_PAGE", "is neither on nor off");
    }
    if (page.equals("off")) {
      return Optional.empty();
    }
    Map<String, String> addresses = new TreeMap<>();
    for (String entry : reader.optionalText("RECORD_ADDRESSES").orElse("").split(",", -1)) {
      String[] parts = entry.strip().split("=", 2);
      if (parts.length == 2) {
        addresses.put(parts[0], parts[1]);
      } else if (!entry.isBlank()) {
        throw new InvalidSettingException(
            "RECORD_ADDRESSES", "is not a list such as aws=192.0.2.1");
      }
    }
    Optional<URI> record =
        reader.optionalText("RECORD").map(text -> Reader.parseRecord("RECORD", text));
    return Optional.of(new Operations(record, addresses));
  }

  private static String origin(URI address) {
    return address.getScheme() + "://" + address.getAuthority();
  }

  private record Reader(Function<String, Optional<String>> source) {

    Optional<String> optionalText(String name) {
      return source.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    String text(String name) {
      return optionalText(name)
          .orElseThrow(() -> new InvalidSettingException(name, "is missing or empty"));
    }

    String matching(String name, Pattern form, String fault) {
      String text = text(name);
      if (!form.matcher(text).matches()) {
        throw new InvalidSettingException(name, fault);
      }
      return text;
    }

    int number(String name, int min, int max) {
      return parseNumber(name, text(name), min, max);
    }

    int optionalNumber(String name, int min, int max) {
      return optionalText(name).map(text -> parseNumber(name, text, min, max)).orElse(min);
    }

    private static int parseNumber(String name, String text, int min, int max) {
      String fault = "is not a number from " + min + " to " + max;
      try {
        int number = Integer.parseInt(text);
        if (number >= min && number <= max) {
          return number;
        }
      } catch (NumberFormatException e) {
        InvalidSettingException invalid = new InvalidSettingException(name, fault);
        invalid.initCause(e);
        throw invalid;
      }
      throw new InvalidSettingException(name, fault);
    }

    /** The server takes the key that is used from a setting of its own, for it knows no lists. */
    void firstOf(String name, String list) {
      if (!text(name).equals(text(list).split(",", -1)[0].strip())) {
        throw new InvalidSettingException(name, "is not the first of " + list);
      }
    }

    void oneOf(String name, List<String> words) {
      if (!words.contains(optionalText(name).orElse(words.get(0)))) {
        throw new InvalidSettingException(name, "is none of " + String.join(", ", words));
      }
    }

    boolean yesOrNo(String name, boolean usual) {
      String text = optionalText(name).orElse(Boolean.toString(usual));
      if (!text.equals("true") && !text.equals("false")) {
        throw new InvalidSettingException(name, "is neither true nor false");
      }
      return text.equals("true");
    }

    URI address(String name) {
      return parseAddress(name, text(name));
    }

    static URI parseRecord(String name, String text) {
      if (!text.matches("dns://[\\w.:-]+/[\\w.-]+")) {
        throw new InvalidSettingException(
            name, "is not a record such as dns://127.0.0.1:53/shop.example");
      }
      return URI.create(text);
    }

    static URI parseAddress(String name, String text) {
      try {
        URI address = new URI(text);
        if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
            && address.getHost() != null
            && address.getUserInfo() == null) {
          return address;
        }
      } catch (URISyntaxException e) {
        InvalidSettingException invalid = notAnAddress(name);
        invalid.initCause(e);
        throw invalid;
      }
      throw notAnAddress(name);
    }

    private static InvalidSettingException notAnAddress(String name) {
      return new InvalidSettingException(
          name, "is not an address that begins with http:// or https://");
    }

    void mailAddress(String name) {
      String text = text(name);
      // A display name may precede the address.
      if (text.indexOf('@') < 1 || text.indexOf('\n') >= 0) {
        throw new InvalidSettingException(name, "is not an e-mail address");
      }
    }

    /** One or two, with a comma between. */
    private List<String> secrets(String name) {
      List<String> secrets = List.of(text(name).split("\\s*,\\s*", -1));
      if (secrets.size() > SECRETS_MAX) {
        throw new InvalidSettingException(name, "is a list of more than " + SECRETS_MAX);
      }
      if (secrets.contains("")) {
        throw new InvalidSettingException(name, "is a list with an empty part");
      }
      return secrets;
    }

    String password(String name) {
      return String.join(",", secrets(name));
    }

    List<byte[]> keys(String name) {
      return keys(name, KEY_BYTES, "is not " + KEY_BYTES + " bytes in Base64");
    }

    List<byte[]> longKeys(String name) {
      return keys(name, LONG_KEY_BYTES_MAX, "is not at least " + KEY_BYTES + " bytes in Base64");
    }

    private List<byte[]> keys(String name, int bytesMax, String fault) {
      List<String> secrets = secrets(name);
      String whole =
          secrets.size() > 1 ? "is a list, of which each part must be a key, but one " : "";
      return secrets.stream().map(text -> key(name, text, bytesMax, whole + fault)).toList();
    }

    private static byte[] key(String name, String text, int bytesMax, String fault) {
      try {
        byte[] key = Base64.getDecoder().decode(text);
        if (key.length >= KEY_BYTES && key.length <= bytesMax) {
          return key;
        }
      } catch (IllegalArgumentException e) {
        // The cause would quote the key.
        throw new InvalidSettingException(name, fault);
      }
      throw new InvalidSettingException(name, fault);
    }
  }
}
