package vn.thuocdo.keys;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/**
 * A pair of keys for Ed25519.
 *
 * @param privateBytes PKCS #8
 * @param publicBytes SubjectPublicKeyInfo
 */
record SigningKey(byte[] privateBytes, byte[] publicBytes) {

  static SigningKey fresh() {
    try {
      var pair = KeyPairGenerator.getInstance(PublicKeys.ALGORITHM).generateKeyPair();
      return new SigningKey(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has Ed25519", e);
    }
  }

  /**
   * Reads both keys in Base64.
   *
   * @throws IllegalArgumentException if they are none
   */
  static SigningKey parse(String privateText, String publicText) {
    var key =
        new SigningKey(
            Base64.getDecoder().decode(privateText), Base64.getDecoder().decode(publicText));
    key.privateKey();
    return key;
  }

  String text() {
    var base64 = Base64.getEncoder();
    return base64.encodeToString(privateBytes) + " " + base64.encodeToString(publicBytes);
  }

  byte[] sign(byte[] message) {
    try {
      Signature signature = Signature.getInstance(PublicKeys.ALGORITHM);
      signature.initSign(privateKey());
      signature.update(message);
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Cannot sign with this key", e);
    }
  }

  String publicKey() {
    return PublicKeys.pem(publicBytes);
  }

  private PrivateKey privateKey() {
    try {
      return KeyFactory.getInstance(PublicKeys.ALGORITHM)
          .generatePrivate(new PKCS8EncodedKeySpec(privateBytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("No private key for " + PublicKeys.ALGORITHM, e);
    }
  }
}
