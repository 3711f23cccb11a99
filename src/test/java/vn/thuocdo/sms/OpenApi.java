package vn.thuocdo.sms;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Says what in a request or an answer is not as an OpenAPI description has it: names, what is
 * required, types, enumerations, patterns, lengths, ranges and formats, as far as Twilio's
 * description of messages uses them. A schema with another keyword is an error, not a pass.
 */
final class OpenApi {

  private static final DateTimeFormatter RFC_2822 =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.ENGLISH);

  private static final List<String> KNOWN_KEYWORDS =
      List.of(
          "type",
          "format",
          "pattern",
          "minLength",
          "maxLength",
          "minimum",
          "maximum",
          "enum",
          "nullable",
          "items",
          "properties",
          "required",
          "description",
          "title",
          "$ref",
          "x-twilio",
          "example",
          "examples");

  private final JsonObject description;

  private OpenApi(JsonObject description) {
    this.description = description;
  }

  static OpenApi ofMessages() {
    try (var in = OpenApi.class.getResourceAsStream("/twilio/messages.json")) {
      return new OpenApi(
          JsonParser.parseReader(new InputStreamReader(in, StandardCharsets.UTF_8))
              .getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns what is wrong with a request.
   *
   * @param path as it was asked, without query
   * @param parameters of the query for GET, of the form for POST
   */
  List<String> problemsOfRequest(String method, String path, Map<String, String> parameters) {
    var problems = new ArrayList<String>();
    String template = templateOf(path);
    JsonObject operation = operation(method, template);
    if (operation == null) {
      return List.of(method + " " + path + " is not described");
    }
    var inQuery = new TreeMap<String, JsonObject>();
    for (JsonElement element : array(operation, "parameters")) {
      JsonObject parameter = element.getAsJsonObject();
      String name = parameter.get("name").getAsString();
      JsonObject schema = parameter.getAsJsonObject("schema");
      if (parameter.get("in").getAsString().equals("path")) {
        checkText(valueInPath(template, path, name), schema, "path " + name, problems);
      } else {
        inQuery.put(name, schema);
      }
    }
    if (operation.has("requestBody")) {
      JsonObject form =
          operation
              .getAsJsonObject("requestBody")
              .getAsJsonObject("content")
              .getAsJsonObject("application/x-www-form-urlencoded")
              .getAsJsonObject("schema");
      form.getAsJsonObject("properties")
          .entrySet()
          .forEach(entry -> inQuery.put(entry.getKey(), entry.getValue().getAsJsonObject()));
      for (JsonElement required : array(form, "required")) {
        if (!parameters.containsKey(required.getAsString())) {
          problems.add(required.getAsString() + " is missing");
        }
      }
    }
    parameters.forEach(
        (name, value) -> {
          if (inQuery.containsKey(name)) {
            checkText(value, inQuery.get(name), name, problems);
          } else {
            problems.add(name + " is not described");
          }
        });
    return problems;
  }

  /** Returns what is wrong with an answer; an answer of 400 or more is not described by Twilio. */
  List<String> problemsOfAnswer(String method, String path, int status, String body) {
    JsonObject operation = operation(method, templateOf(path));
    JsonObject answers = operation == null ? null : operation.getAsJsonObject("responses");
    if (answers == null || !answers.has(Integer.toString(status))) {
      return List.of(status + " for " + method + " " + path + " is not described");
    }
    JsonObject schema =
        answers
            .getAsJsonObject(Integer.toString(status))
            .getAsJsonObject("content")
            .getAsJsonObject("application/json")
            .getAsJsonObject("schema");
    var problems = new ArrayList<String>();
    check(JsonParser.parseString(body), schema, "answer", problems);
    return problems;
  }

  private static JsonArray array(JsonObject of, String name) {
    return of.has(name) ? of.getAsJsonArray(name) : new JsonArray();
  }

  private JsonObject operation(String method, String template) {
    JsonObject path = description.getAsJsonObject("paths").getAsJsonObject(template);
    return path == null ? null : path.getAsJsonObject(method.toLowerCase(Locale.ROOT));
  }

  private String templateOf(String path) {
    return description.getAsJsonObject("paths").keySet().stream()
        .filter(template -> path.matches(template.replaceAll("\\{[^}]*}", "[^/]+")))
        .findFirst()
        .orElse("");
  }

  private static String valueInPath(String template, String path, String name) {
    String[] names = template.split("/");
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{" + name + "}")) {
        return path.split("/")[i].replace(".json", "");
      }
    }
    return "";
  }

  /** A value as text, which may stand for a number or a truth. */
  private void checkText(String value, JsonObject schema, String at, List<String> problems) {
    JsonObject plain = resolved(schema);
    String type = plain.has("type") ? plain.get("type").getAsString() : "string";
    JsonElement element =
        switch (type) {
          case "integer", "number" ->
              value.matches("-?[0-9]+(\\.[0-9]+)?")
                  ? JsonParser.parseString(value)
                  : new JsonPrimitive(value);
          case "boolean" ->
              value.matches("true|false")
                  ? new JsonPrimitive(Boolean.valueOf(value))
                  : new JsonPrimitive(value);
          default -> new JsonPrimitive(value);
        };
    check(element, plain, at, problems);
  }

  private JsonObject resolved(JsonObject schema) {
    if (!schema.has("$ref")) {
      return schema;
    }
    String name = schema.get("$ref").getAsString().replace("#/components/schemas/", "");
    return description
        .getAsJsonObject("components")
        .getAsJsonObject("schemas")
        .getAsJsonObject(name);
  }

  private void check(JsonElement value, JsonObject schema, String at, List<String> problems) {
    JsonObject plain = resolved(schema);
    plain.keySet().stream()
        .filter(keyword -> !KNOWN_KEYWORDS.contains(keyword))
        .forEach(keyword -> problems.add(at + ": this checker does not know " + keyword));
    if (value.isJsonNull()) {
      if (!plain.has("nullable")) {
        problems.add(at + " is null");
      }
      return;
    }
    switch (plain.has("type") ? plain.get("type").getAsString() : "any") {
      case "object" -> checkObject(value, plain, at, problems);
      case "array" -> {
        if (value.isJsonArray()) {
          value
              .getAsJsonArray()
              .forEach(item -> check(item, plain.getAsJsonObject("items"), at + "[]", problems));
        } else {
          problems.add(at + " is no array");
        }
      }
      case "string" -> checkString(value, plain, at, problems);
      case "integer" -> checkNumber(value, plain, at, problems, true);
      case "number" -> checkNumber(value, plain, at, problems, false);
      case "boolean" -> {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isBoolean()) {
          problems.add(at + " is neither true nor false");
        }
      }
      default -> problems.add(at + ": the description gives no type that is known here");
    }
  }

  private void checkObject(JsonElement value, JsonObject schema, String at, List<String> problems) {
    if (!value.isJsonObject()) {
      problems.add(at + " is no object");
      return;
    }
    JsonObject object = value.getAsJsonObject();
    for (JsonElement required : array(schema, "required")) {
      if (!object.has(required.getAsString())) {
        problems.add(at + "." + required.getAsString() + " is missing");
      }
    }
    JsonObject properties = schema.getAsJsonObject("properties");
    if (properties == null) {
      return;
    }
    object
        .entrySet()
        .forEach(
            entry -> {
              String inner = at + "." + entry.getKey();
              if (properties.has(entry.getKey())) {
                check(
                    entry.getValue(), properties.getAsJsonObject(entry.getKey()), inner, problems);
              } else {
                problems.add(inner + " is not described");
              }
            });
  }

  private static void checkString(
      JsonElement value, JsonObject schema, String at, List<String> problems) {
    if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
      problems.add(at + " is no text");
      return;
    }
    String text = value.getAsString();
    if (schema.has("pattern") && !text.matches(schema.get("pattern").getAsString())) {
      problems.add(at + " is not as " + schema.get("pattern").getAsString());
    }
    int length = text.codePointCount(0, text.length());
    if ((schema.has("minLength") && length < schema.get("minLength").getAsInt())
        || (schema.has("maxLength") && length > schema.get("maxLength").getAsInt())) {
      problems.add(at + " has " + length + " characters");
    }
    if (schema.has("enum") && !schema.getAsJsonArray("enum").contains(value)) {
      problems.add(at + " is none of " + schema.getAsJsonArray("enum"));
    }
    if (schema.has("format") && !isInFormat(text, schema.get("format").getAsString())) {
      problems.add(at + " is no " + schema.get("format").getAsString());
    }
  }

  private static boolean isInFormat(String text, String format) {
    try {
      return switch (format) {
        case "phone-number" -> text.matches("\\+[1-9][0-9]{4,14}|[0-9]{3,8}|[A-Za-z0-9 ]{1,11}");
        case "uri" -> URI.create(text).toString().equals(text);
        case "date-time-rfc-2822" -> RFC_2822.parse(text) != null;
        case "date-time" -> text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+Z?)?");
        case "currency" -> text.matches("[A-Za-z]{3}");
        default -> throw new IllegalArgumentException("This checker does not know " + format);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      return false;
    }
  }

  private static void checkNumber(
      JsonElement value, JsonObject schema, String at, List<String> problems, boolean isWhole) {
    if (!value.isJsonPrimitive()
        || !value.getAsJsonPrimitive().isNumber()
        || (isWhole && !value.getAsString().matches("-?[0-9]+"))) {
      problems.add(at + " is no " + (isWhole ? "whole number" : "number"));
      return;
    }
    double number = value.getAsDouble();
    if ((schema.has("minimum") && number < schema.get("minimum").getAsDouble())
        || (schema.has("maximum") && number > schema.get("maximum").getAsDouble())) {
      problems.add(at + " is out of range");
    }
  }
}
