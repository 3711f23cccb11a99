package vn.thuocdo.unit;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.database.Remembered;
import vn.thuocdo.database.Transactions;

/**
 * Facts about the installation that an operator sets.
 *
 * <p>Known names: {@code province.name}, {@code province.name_en}, {@code hotline}, {@code
 * opening_hours} (as {@code MON-FRI 07:00-17:30}), {@code demo} ({@code true} means that the
 * figures are simulated), {@code public_url}, {@code qr_in_headline} ({@code true} means that
 * answers by QR code count like the others).
 */
@Singleton
public class Settings {

  private static final Duration LIFETIME = Duration.ofSeconds(5);

  private final Transactions transactions;
  private final String publicUrl;
  private final Remembered<Map<String, String>> settings;

  /**
   * @param publicUrl where the setting {@code public_url} is not set
   */
  Settings(Transactions transactions, @Value("${thuocdo.public-url:}") String publicUrl) {
    this.transactions = transactions;
    this.publicUrl = publicUrl;
    this.settings = new Remembered<>(LIFETIME, () -> transactions.read(Settings::readAll));
  }

  public Optional<String> find(String name) {
    return Optional.ofNullable(settings.value().get(name));
  }

  /** Returns the value of a setting, or the fallback where the operator set none. */
  public String get(String name, String fallback) {
    return settings.value().getOrDefault(name, fallback);
  }

  /** Returns where readers reach the site, without a slash at its end; empty where nobody said. */
  public String publicAddress() {
    return get("public_url", publicUrl).strip().replaceFirst("/+$", "");
  }

  /** Sets a value (at most 2,000 characters), in the running transaction if there is one. */
  public void put(String name, String value) {
    int changed =
        transactions.write(
            connection -> {
              try (var statement =
                  connection.prepareStatement(
                      """
                      INSERT INTO setting (name, value) VALUES (?, ?)
                      ON DUPLICATE KEY UPDATE value = VALUES(value)""")) {
                statement.setString(1, name);
                statement.setString(2, value);
                return statement.executeUpdate();
              }
            });
    if (changed > 0) {
      settings.forget();
    }
  }

  private static Map<String, String> readAll(Connection connection) throws SQLException {
    try (var statement = connection.prepareStatement("SELECT name, value FROM setting");
        var rows = statement.executeQuery()) {
      var values = new HashMap<String, String>();
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
      return values;
    }
  }
}
