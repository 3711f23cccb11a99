package vn.thuocdo.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.context.ApplicationContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.thuocdo.database.TestDatabase;

class KeysIT {

  @TempDir private Path folder;

  @Test
  void what_is_sealed_is_unreadable_and_opens_with_the_same_keys_only() throws Exception {
    try (var context = context("one", TestDatabase.properties());
        var stranger = context("two", TestDatabase.properties())) {
      Keys keys = context.getBean(Keys.class);
      byte[] sealed = keys.seal("+84912345678");
      byte[] again = keys.seal("+84912345678");

      assertThat(new String(sealed, java.nio.charset.StandardCharsets.ISO_8859_1))
          .doesNotContain("912345678");
      assertThat(sealed).isNotEqualTo(again);
      assertThat(keys.open(sealed)).contains("+84912345678");
      sealed[sealed.length - 1] ^= 1;
      assertThat(keys.open(sealed)).isEmpty();
      assertThat(keys.open(new byte[3])).isEmpty();
      assertThat(stranger.getBean(Keys.class).open(again)).isEmpty();
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("one"))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void a_hash_is_the_same_after_a_restart_and_differs_by_purpose_and_key() {
    Map<String, Object> database = TestDatabase.properties();
    byte[] before;
    try (var context = context("one", database)) {
      before = context.getBean(Keys.class).hash("phone", "x");
      assertThat(context.getBean(Keys.class).hash("dossier", "x")).isNotEqualTo(before);
    }
    try (var context = context("one", database);
        var stranger = context("two", TestDatabase.properties())) {
      assertThat(context.getBean(Keys.class).hash("phone", "x")).isEqualTo(before);
      assertThat(stranger.getBean(Keys.class).hash("phone", "x")).isNotEqualTo(before);
    }
  }

  @Test
  void after_a_renewal_old_and_new_can_be_opened_on_every_server() {
    Map<String, Object> database = TestDatabase.properties();
    try (var one = context("keys", database);
        var other = context("keys", database)) {
      byte[] old = one.getBean(Keys.class).seal("old");
      one.getBean(Keys.class).renew();
      byte[] fresh = one.getBean(Keys.class).seal("new");

      assertThat(one.getBean(Keys.class).isNewest(old)).isFalse();
      assertThat(one.getBean(Keys.class).isNewest(fresh)).isTrue();
      assertThat(other.getBean(Keys.class).open(old)).contains("old");
      assertThat(other.getBean(Keys.class).open(fresh)).contains("new");
    }
  }

  @Test
  void other_keys_than_the_databases_are_refused_unless_none_was_ever_used() {
    Map<String, Object> database = TestDatabase.properties();
    try (var unused = context("unused", database)) {
      assertThatCode(() -> unused.getBean(Keys.class).verify()).doesNotThrowAnyException();
    }
    try (var first = context("first", database)) {
      first.getBean(Keys.class).hash("phone", "x");
      first.getBean(Keys.class).verify();
    }
    try (var second = context("second", database)) {
      Keys keys = second.getBean(Keys.class);
      assertThatThrownBy(keys::verify).hasMessageContaining("copy the file");
      assertThatThrownBy(() -> keys.hash("phone", "x")).hasMessageContaining("copy the file");
      assertThatThrownBy(() -> keys.seal("x")).hasMessageContaining("copy the file");
    }
  }

  @Test
  void a_file_with_something_else_is_refused_and_left_as_it_is() throws Exception {
    Path file = folder.resolve("broken");
    Files.writeString(file, "hash zz\n");
    try (var context = context("broken", TestDatabase.properties())) {
      assertThatThrownBy(() -> context.getBean(Keys.class)).hasMessageContaining("holds no keys");
    }
    assertThat(file).hasContent("hash zz");
  }

  private ApplicationContext context(String file, Map<String, Object> database) {
    var properties = new HashMap<>(database);
    properties.put("thuocdo.keys", folder.resolve(file).toString());
    return ApplicationContext.run(properties);
  }
}
