package vn.thuocdo.opendata;

import java.util.List;
import vn.thuocdo.publicsite.PageFrame;

/** What templates/opendata/key.jte shows; every string is ready. */
public record KeyPage(
    PageFrame frame,
    String lead,
    List<String> explanation,
    String fingerprintName,
    List<Key> keys) {

  /** A public key and by what it is compared. */
  public record Key(String heading, String fingerprint, String pem) {}
}
