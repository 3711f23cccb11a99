package vn.thuocdo.problem;

import io.micronaut.http.HttpStatus;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What programs send: one JSON object that holds a list. */
public final class JsonBatch {

  private JsonBatch() {}

  /**
   * Returns the object.
   *
   * @param noJson code of the refusal
   * @throws Refusal 400 if the body is no JSON object
   */
  public static JsonNode read(JsonMapper json, byte[] body, String noJson) {
    try {
      JsonNode batch = json.readValue(body, JsonNode.class);
      if (batch != null && batch.isObject()) {
        return batch;
      }
    } catch (IOException e) {
      // The parser's own words may quote what was sent; ours do not.
    }
    throw Refusal.of(HttpStatus.BAD_REQUEST, noJson);
  }

  /**
   * Returns the elements of a list, whatever they are.
   *
   * @throws Refusal 400 with {@code missing} if there is no such list, 413 with {@code tooMany} if
   *     it has more than {@code most}
   */
  public static List<JsonNode> list(
      JsonNode batch, String name, int most, String missing, String tooMany) {
    JsonNode list = batch.get(name);
    if (list == null || !list.isArray()) {
      throw Refusal.of(HttpStatus.BAD_REQUEST, missing);
    }
    if (list.size() > most) {
      throw Refusal.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, tooMany);
    }
    var elements = new ArrayList<JsonNode>();
    list.values().forEach(elements::add);
    return elements;
  }
}
