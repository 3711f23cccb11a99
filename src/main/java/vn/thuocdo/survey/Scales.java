package vn.thuocdo.survey;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scales that come with the system, to be copied into questionnaires. */
@Singleton
class Scales {

  private static final String FILE = "presets/scales.json";

  private final Map<String, Object> byCode;

  Scales(JsonMapper json) {
    try (var in = Scales.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The scales " + FILE + " are missing");
      }
      this.byCode = json.readValue(in, Argument.mapOf(String.class, Object.class));
    } catch (IOException e) {
      throw new UncheckedIOException("The scales " + FILE + " are unreadable", e);
    }
  }

  List<String> codes() {
    return byCode.keySet().stream().sorted().toList();
  }

  /** Returns a scale as it stands in documents: with values, or with choices. */
  Optional<Map<String, Object>> find(String code) {
    return Optional.ofNullable(byCode.get(code)).map(Tree::map);
  }
}
