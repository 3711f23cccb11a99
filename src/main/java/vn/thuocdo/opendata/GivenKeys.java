package vn.thuocdo.opendata;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.thuocdo.keys.PublicKeys;
import vn.thuocdo.text.Syllable;

/** The keys of provinces, as somebody got them from the provinces themselves. */
public final class GivenKeys {

  private final Map<String, List<String>> byProvince;

  private GivenKeys(Map<String, List<String>> byProvince) {
    this.byProvince = byProvince;
  }

  /**
   * Takes keys by the names of their files: that of the province, with marks or without, and where
   * a province has several, a number after it, as in {@code Tỉnh Mẫu-2.pem}.
   *
   * @param files names and what they hold
   * @throws IllegalArgumentException with the file that holds no public key
   */
  public static GivenKeys of(Map<String, String> files) {
    files.forEach(
        (name, pem) -> {
          try {
            PublicKeys.fingerprint(pem);
          } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
          }
        });
    return new GivenKeys(
        files.entrySet().stream()
            .collect(
                Collectors.groupingBy(
                    file -> plain(file.getKey().replaceFirst("(-[0-9]+)?\\.pem$", "")),
                    Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
  }

  /**
   * Returns the key that must have signed a file.
   *
   * @throws IllegalArgumentException if none was given for its province
   */
  String of(byte[] file) {
    byte[] text = Zip.read(file).get(Manifest.NAME);
    if (text == null) {
      throw new IllegalArgumentException("There is no readable " + Manifest.NAME);
    }
    Manifest manifest = Manifest.parse(text);
    List<String> keys = byProvince.getOrDefault(plain(manifest.province()), List.of());
    if (keys.isEmpty()) {
      throw new IllegalArgumentException("no key is given for " + manifest.province());
    }
    return keys.stream()
        .filter(pem -> PublicKeys.fingerprint(pem).equals(manifest.key()))
        .findFirst()
        .orElse(keys.getFirst());
  }

  private static String plain(String name) {
    return Syllable.plain(name).strip().toLowerCase(Locale.ROOT);
  }
}
