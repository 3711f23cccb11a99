package vn.thuocdo.opendata;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import vn.thuocdo.keys.PublicKeys;

/** Checks the proof that a rating was counted, with nothing else at hand. */
public final class VerifyProof {

  private VerifyProof() {}

  /**
   * Checks a proof.
   *
   * @param key the public key of the province as PEM; the one in the file is believed when empty
   */
  public static Report verify(byte[] file, Optional<String> key) {
    var findings = new Findings();
    try {
      return verify(ProofFile.parse(file), key, findings);
    } catch (RuntimeException e) {
      // Whatever a stranger wrote: no proof.
      findings.expect(false, "proof", () -> "It cannot be read: " + e.getMessage());
      return new Report("", "", key.isPresent(), findings);
    }
  }

  private static Report verify(ProofFile proof, Optional<String> key, Findings findings) {
    findings.expect(
        proof.format().equals(ProofFile.FORMAT),
        "proof",
        () -> "The format is %s, known is %s".formatted(proof.format(), ProofFile.FORMAT));
    byte[] text = proof.manifest().getBytes(StandardCharsets.UTF_8);
    Manifest manifest = Manifest.parse(text);
    String pem = key.orElse(proof.publicKey());
    boolean isSigned = PublicKeys.verify(pem, text, Base64.getDecoder().decode(proof.signature()));
    findings.expect(isSigned, "signature", () -> "The manifest is not signed by this key");
    Manifest.Ratings ratings = manifest.ratings();
    String root = HexFormat.of().formatHex(proof.toProof().root());
    findings.expect(
        ratings != null && ratings.root().equals(root),
        "root",
        () ->
            "The rating leads to the root %s, signed is %s"
                .formatted(root, ratings == null ? "none" : ratings.root()));
    findings.expect(
        !proof.day().isBefore(manifest.from()) && !proof.day().isAfter(manifest.to()),
        "day",
        () -> "%s is not in %s".formatted(proof.day(), manifest.period()));
    return new Report(
        "rating %s, %s, %s, is counted in %s, %s (%s), version %d"
            .formatted(
                proof.rating(),
                proof.unit(),
                proof.day(),
                manifest.province(),
                manifest.period(),
                manifest.calendar(),
                manifest.version()),
        isSigned ? PublicKeys.fingerprint(pem) : "",
        key.isPresent(),
        findings);
  }
}
