package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RolesTest {

  @Test
  void constants_and_enum_name_the_same_roles() {
    assertThat(Arrays.stream(Roles.class.getFields()).map(RolesTest::valueOf))
        .containsExactlyInAnyOrder(
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new));
  }

  @Test
  void the_database_knows_the_same_roles() throws Exception {
    String schema =
        Files.readString(
            Path.of("src/main/resources/db/migration/V0075__drafts_of_questionnaires.sql"));
    String known = schema.split("CHECK \\(role IN \\(")[1].split("\\)")[0];

    assertThat(known.replace("'", "").split(", "))
        .containsExactlyInAnyOrder(
            Arrays.stream(Role.values()).map(Role::name).toArray(String[]::new));
  }

  private static Object valueOf(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
