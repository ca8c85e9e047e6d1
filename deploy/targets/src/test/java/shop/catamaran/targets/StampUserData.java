package shop.catamaran.targets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** User data as Terraform makes it of {@code deploy/vm/cloud-init.yaml.tftpl}. */
public final class StampUserData {

  private StampUserData() {}

  public static String of(String version, String sha256, String releases) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("CLOUD", "aws");
    settings.put("RELEASE", version);
    settings.put("RELEASE_SHA256", sha256);
    settings.put("RELEASE_URL", releases + "/releases/" + version + "/catamaran.tar.gz");
    settings.put("SHOP_URL", "https://shop.example.org");
    String stamp =
        settings.entrySet().stream()
            .map(setting -> setting.getKey() + "='" + setting.getValue() + "'\n")
            .collect(Collectors.joining());
    return template()
        .replaceAll("\\$\\{base64encode\\(join[^\\n]*}", base64(stamp))
        .replaceAll("(?s)%\\{ for name, script in scripts ~}\\n(.*?)%\\{ endfor ~}\\n", "$1")
        .replace("${name}", "catamaran-first-boot")
        .replace("${base64encode(script)}", base64("#!/usr/bin/env bash\n"));
  }

  private static String template() {
    try {
      return Files.readString(Path.of("../vm/cloud-init.yaml.tftpl"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }
}
