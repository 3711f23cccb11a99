package vn.thuocdo.opendata;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.annotation.Serdeable;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import vn.thuocdo.seal.CountedRating;
import vn.thuocdo.seal.Proof;

/**
 * The proof that a rating was counted, with everything that is needed to check it.
 *
 * @param path hexadecimal digits, as in {@link Proof}
 * @param manifest word for word as it was signed
 * @param signature Base64
 * @param publicKey PEM
 */
@Serdeable
record ProofFile(
    String format,
    UUID rating,
    String unit,
    String questionnaire,
    LocalDate day,
    long index,
    long ratings,
    List<String> path,
    long dayIndex,
    long days,
    List<String> dayPath,
    String manifest,
    String signature,
    String publicKey) {

  static final String FORMAT = "thuocdo-proof-1";

  static ProofFile of(Proof proof, byte[] manifest, byte[] signature, String publicKey) {
    var hex = HexFormat.of();
    return new ProofFile(
        FORMAT,
        proof.rating().id(),
        proof.rating().unit(),
        proof.rating().questionnaire(),
        proof.rating().day(),
        proof.index(),
        proof.ratings(),
        proof.path().stream().map(hex::formatHex).toList(),
        proof.dayIndex(),
        proof.days(),
        proof.dayPath().stream().map(hex::formatHex).toList(),
        new String(manifest, StandardCharsets.UTF_8),
        Base64.getEncoder().encodeToString(signature),
        publicKey);
  }

  /**
   * Reads a proof.
   *
   * @throws IllegalArgumentException if it is none
   */
  static ProofFile parse(byte[] text) {
    return Json.read(text, Argument.of(ProofFile.class));
  }

  /**
   * Returns the way to the root.
   *
   * @throws IllegalArgumentException if its hashes are none
   */
  Proof toProof() {
    var hex = HexFormat.of();
    return new Proof(
        new CountedRating(rating, unit, questionnaire, day),
        index,
        ratings,
        path.stream().map(hex::parseHex).toList(),
        dayIndex,
        days,
        dayPath.stream().map(hex::parseHex).toList());
  }
}
