package vn.thuocdo.opendata;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.thuocdo.keys.Keys;
import vn.thuocdo.keys.PublicKeys;

/** Changes the document of a publication and signs all anew. */
public final class Forger {

  private static final Pattern NUMBER = Pattern.compile("[:\\[,](\\d+(?:\\.\\d+)?)(?=[,}\\]])");

  private final SortedMap<String, byte[]> files;
  private final String document;
  private final Keys keys;

  /**
   * @param keys with which it is signed
   */
  public Forger(byte[] file, Keys keys) {
    this.keys = keys;
    this.files = Zip.read(file);
    this.document =
        new String(files.getOrDefault(Contents.DOCUMENT, new byte[0]), StandardCharsets.UTF_8);
  }

  public String document() {
    return document;
  }

  /** Returns the places of all numbers that are figures; what is only told is passed over. */
  List<int[]> numbers() {
    int end = document.indexOf("\"rules\":");
    var places = new ArrayList<int[]>();
    Matcher matcher = NUMBER.matcher(document);
    while (matcher.find() && matcher.start() < end) {
      places.add(new int[] {matcher.start(1), matcher.end(1)});
    }
    return places;
  }

  String withAnotherDigit(int[] place, Random random) {
    int digit = place[0] + random.nextInt(Math.min(place[1] - place[0], 10));
    char before = document.charAt(digit);
    if (before == '.') {
      digit++;
      before = document.charAt(digit);
    }
    char after = before == '9' ? '8' : (char) (before + 1);
    return document.substring(0, digit) + after + document.substring(digit + 1);
  }

  String around(String text, int place) {
    return text.substring(Math.max(0, place - 60), Math.min(text.length(), place + 40));
  }

  /** Returns the file with another document and every sum and the signature made to fit it. */
  public byte[] signed(String changed) {
    var all = new TreeMap<>(files);
    Manifest before = Manifest.parse(files.get(Manifest.NAME));
    all.remove(Manifest.NAME);
    all.remove(Manifest.SIGNATURE);
    all.put(Contents.DOCUMENT, changed.getBytes(StandardCharsets.UTF_8));
    all.put(Contents.KEY, keys.publicKey().getBytes(StandardCharsets.UTF_8));
    byte[] manifest =
        new Manifest(
                before.format(),
                before.province(),
                before.provinceEn(),
                before.calendar(),
                before.period(),
                before.from(),
                before.to(),
                before.version(),
                before.publishedAt(),
                before.simulated(),
                all.entrySet().stream()
                    .map(
                        one ->
                            new Manifest.Entry(
                                one.getKey(),
                                one.getValue().length,
                                Manifest.sha256(one.getValue())))
                    .toList(),
                before.ratings(),
                PublicKeys.fingerprint(keys.publicKey()))
            .bytes();
    all.put(Manifest.NAME, manifest);
    all.put(Manifest.SIGNATURE, keys.sign(manifest).signature());
    return Zip.of(all);
  }
}
