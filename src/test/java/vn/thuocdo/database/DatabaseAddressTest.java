package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

  private static final Map<String, String> NOTHING = Map.of();

  @Test
  void credentials_come_from_the_address_or_else_from_the_environment() {
    var environment =
        Map.of("THUOCDO_DATABASE_USER", "so-nv", "THUOCDO_DATABASE_PASSWORD", "bí mật");

    assertThat(DatabaseAddress.parse("jdbc:mysql://db:3306/thuocdo", environment))
        .isEqualTo(new DatabaseAddress("jdbc:mysql://db:3306/thuocdo", "so-nv", "bí mật"));
    assertThat(DatabaseAddress.parse("jdbc:mysql://mo:x%40y@db/thuocdo?user=other", environment))
        .isEqualTo(new DatabaseAddress("jdbc:mysql://db/thuocdo", "other", "x@y"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "db/thuocdo", "jdbc:mysql://db", "jdbc:postgresql://db/thuocdo"})
  void what_is_no_address_is_refused_with_an_example(String text) {
    assertThatThrownBy(() -> DatabaseAddress.parse(text, NOTHING))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql://host:3306/schema");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://127.0.0.1:3306/thuocdo",
        "jdbc:mysql://localhost/thuocdo",
        "jdbc:mysql://[::1]:3306/thuocdo"
      })
  void the_way_to_this_machine_is_not_encrypted(String url) {
    var address = DatabaseAddress.parse(url, NOTHING);

    assertThat(address.urlWithParameters()).startsWith(url + "?").endsWith("&sslMode=DISABLED");
    assertThat(DatabaseAddress.parse(url + "?sslMode=REQUIRED", NOTHING).urlWithParameters())
        .doesNotContain("DISABLED");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:mysql://db.example.vn:3306/thuocdo",
        "jdbc:mysql://localhost.example.vn/thuocdo",
        "jdbc:mysql://127.0.0.1:3306,10.0.0.2:3306/thuocdo"
      })
  void the_way_to_others_is_as_the_driver_has_it(String url) {
    assertThat(DatabaseAddress.parse(url, NOTHING).urlWithParameters()).doesNotContain("sslMode");
  }

  @Test
  void an_address_is_shown_without_its_password() {
    assertThat(new DatabaseAddress("jdbc:mysql://db/thuocdo?x=y", "mo", "bí mật"))
        .hasToString("mo@jdbc:mysql://db/thuocdo");
  }
}
