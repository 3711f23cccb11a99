package vn.thuocdo.keys;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Public keys for Ed25519 as PEM, and what can be done with nothing else. */
public final class PublicKeys {

  static final String ALGORITHM = "Ed25519";

  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";

  private PublicKeys() {}

  static String pem(byte[] der) {
    return BEGIN + "\n" + Base64.getEncoder().encodeToString(der) + "\n" + END + "\n";
  }

  /**
   * Tells whether the owner of the key signed the message.
   *
   * @throws IllegalArgumentException if the text is no such key
   */
  public static boolean verify(String pem, byte[] message, byte[] signature) {
    try {
      Signature check = Signature.getInstance(ALGORITHM);
      check.initVerify(key(pem));
      check.update(message);
      return check.verify(signature);
    } catch (GeneralSecurityException e) {
      // A signature of another length or with numbers out of range: nobody made it.
      return false;
    }
  }

  /**
   * Returns the SHA-256 of the key in hexadecimal digits, by which people compare keys.
   *
   * @throws IllegalArgumentException if the text is no such key
   */
  public static String fingerprint(String pem) {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(key(pem).getEncoded()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  private static PublicKey key(String pem) {
    String text = pem.strip();
    if (!text.startsWith(BEGIN) || !text.endsWith(END)) {
      throw new IllegalArgumentException("A public key begins with " + BEGIN);
    }
    String base64 = text.substring(BEGIN.length(), text.length() - END.length());
    try {
      byte[] der =
          Base64.getMimeDecoder().decode(base64.strip().getBytes(StandardCharsets.US_ASCII));
      return KeyFactory.getInstance(ALGORITHM).generatePublic(new X509EncodedKeySpec(der));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No public key for " + ALGORITHM, e);
    }
  }
}
