package vn.thuocdo.keys;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;

/**
 * Hashes, seals and signs with the keys of this installation.
 *
 * <p>They are in the file {@code keys} of the home, or where the setting {@code thuocdo.keys}
 * ({@code THUOCDO_KEYS}) says. Without a home they are new at every start.
 */
@Singleton
public class Keys {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final @Nullable Path file;
  private final Transactions transactions;
  private volatile KeyFile keys;
  private volatile boolean isClaimed;

  Keys(
      @Value("${thuocdo.keys:}") String path,
      @Value("${thuocdo.home:}") String home,
      Transactions transactions) {
    this.file =
        !path.isBlank() ? Path.of(path) : home.isBlank() ? null : Path.of(home).resolve("keys");
    this.transactions = transactions;
    this.keys = file == null ? KeyFile.fresh() : KeyFile.at(file);
  }

  /**
   * Returns 32 bytes that are the same for the same value, and tell nothing to whoever lacks the
   * key, though there are only a billion telephone numbers.
   *
   * @param purpose keeps hashes of different things apart
   */
  public byte[] hash(String purpose, String value) {
    claim();
    return mac(purpose, value);
  }

  private byte[] mac(String purpose, String value) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys.hash(), "HmacSHA256"));
      mac.update(purpose.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(value.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java has HmacSHA256", e);
    }
  }

  /** Returns the text, unreadable: number of the key, nonce, AES-256-GCM. */
  public byte[] seal(String text) {
    claim();
    var newest = keys.seals().lastEntry();
    var nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    byte[] sealed =
        crypt(Cipher.ENCRYPT_MODE, newest.getValue(), nonce, text.getBytes(StandardCharsets.UTF_8));
    return ByteBuffer.allocate(Integer.BYTES + NONCE_BYTES + sealed.length)
        .putInt(newest.getKey())
        .put(nonce)
        .put(sealed)
        .array();
  }

  /** Returns the text that was sealed; empty if it was with a key that is gone, or altered. */
  public Optional<String> open(byte[] sealed) {
    if (sealed.length <= Integer.BYTES + NONCE_BYTES) {
      return Optional.empty();
    }
    byte[] key = key(ByteBuffer.wrap(sealed).getInt());
    if (key == null) {
      return Optional.empty();
    }
    try {
      byte[] nonce = Arrays.copyOfRange(sealed, Integer.BYTES, Integer.BYTES + NONCE_BYTES);
      byte[] body = Arrays.copyOfRange(sealed, Integer.BYTES + NONCE_BYTES, sealed.length);
      return Optional.of(
          new String(crypt(Cipher.DECRYPT_MODE, key, nonce, body), StandardCharsets.UTF_8));
    } catch (IllegalStateException e) {
      return Optional.empty();
    }
  }

  /**
   * Signs with the newest key.
   *
   * @param signature 64 bytes, Ed25519
   * @param publicKey as {@link PublicKeys} reads it
   */
  public record Signed(byte[] signature, String publicKey) {}

  /** Returns the signature over a message and who can be asked about it. */
  public Signed sign(byte[] message) {
    SigningKey key = newestToSign();
    return new Signed(key.sign(message), key.publicKey());
  }

  /** Returns the key that signatures of today are checked with, as PEM. */
  public String publicKey() {
    return newestToSign().publicKey();
  }

  private SigningKey newestToSign() {
    if (keys.signs().isEmpty() && file != null) {
      keys = KeyFile.addSigningKeyTo(file);
    }
    return keys.signs().lastEntry().getValue();
  }

  /** Returns the number of the key that seals, with which all that it sealed begins. */
  public int newest() {
    return keys.seals().lastKey();
  }

  /** Tells whether the text was sealed with the newest key. */
  public boolean isNewest(byte[] sealed) {
    return sealed.length > Integer.BYTES
        && ByteBuffer.wrap(sealed).getInt() == keys.seals().lastKey();
  }

  /**
   * Makes new keys that seal and sign from now on; what older ones sealed can still be opened.
   *
   * @throws IllegalStateException if the keys are in no file
   */
  public void renew() {
    if (file == null) {
      throw new IllegalStateException("These keys are in no file and end with the program");
    }
    keys = KeyFile.addTo(file);
  }

  /**
   * Sees to it that these are the keys that the database was filled with, if it was with any: an
   * installation that never hashed or sealed anything needs none.
   *
   * @throws IllegalStateException if they are others, with what to do
   */
  public void verify() {
    Optional<byte[]> stored = transactions.read(Keys::stored);
    if (stored.isPresent() && !MessageDigest.isEqual(mac("fingerprint", ""), stored.get())) {
      throw new IllegalStateException(
          "The keys in "
              + file
              + " are not those of this database: copy the file from the server that filled it, or"
              + " from where its copy is kept");
    }
  }

  /** The first keys that are used are those of the database. */
  private void claim() {
    if (!isClaimed) {
      byte[] fingerprint = mac("fingerprint", "");
      transactions.write(
          connection -> {
            try (var insert =
                connection.prepareStatement(
                    "INSERT INTO key_fingerprint (only_row, fingerprint) VALUES (1, ?)"
                        + " ON DUPLICATE KEY UPDATE only_row = VALUES(only_row)")) {
              insert.setBytes(1, fingerprint);
              return insert.executeUpdate();
            }
          });
      verify();
      isClaimed = true;
    }
  }

  private static Optional<byte[]> stored(Connection connection) throws SQLException {
    try (var select = connection.prepareStatement("SELECT fingerprint FROM key_fingerprint");
        var rows = select.executeQuery()) {
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    }
  }

  private byte @Nullable [] key(int number) {
    byte[] known = keys.seals().get(number);
    if (known == null && file != null) {
      // Another server may have made it since.
      keys = KeyFile.at(file);
      return keys.seals().get(number);
    }
    return known;
  }

  private static byte[] crypt(int mode, byte[] key, byte[] nonce, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Not sealed with this key, or altered", e);
    }
  }
}
