package vn.thuocdo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One object of a line of JSON, whose fields are asked for by type. Every refusal is an
 * IllegalArgumentException with a sentence for the person who wrote the line.
 *
 * @param fields values are String, BigDecimal, Boolean, List and Map of the same, or NOTHING
 */
record JsonQuestion(Map<String, Object> fields) {

  /** Stands for JSON's null, which is no value of any field. */
  private static final Object NOTHING = new Object();

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /**
   * @throws IllegalArgumentException if the line is not one JSON object and nothing else
   */
  static JsonQuestion parse(String line) {
    try (JsonParser parser = JSON.createParser(line)) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        JsonQuestion question = new JsonQuestion(object(parser));
        if (parser.nextToken() == null) {
          return question;
        }
      }
      throw new IllegalArgumentException("the line must be one JSON object and nothing else");
    } catch (StreamReadException e) {
      throw new IllegalArgumentException(
          "the line is no valid JSON at character %d: %s"
              .formatted(e.getLocation().getColumnNr(), e.getOriginalMessage()),
          e);
    } catch (IOException e) {
      throw new IllegalArgumentException("the line is no valid JSON", e);
    }
  }

  /** Refuses misspelt fields, which would otherwise silently leave a default in place. */
  void allow(String... names) {
    Set<String> allowed = Set.of(names);
    for (String name : fields.keySet()) {
      if (!allowed.contains(name)) {
        throw new IllegalArgumentException(
            "unknown field \"%s\"; known are %s".formatted(name, String.join(", ", names)));
      }
    }
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  String text(String name) {
    if (value(name) instanceof String text) {
      return text;
    }
    throw new IllegalArgumentException(name + " must be a text");
  }

  boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    if (value(name) instanceof Boolean flag) {
      return flag;
    }
    throw new IllegalArgumentException(name + " must be true or false");
  }

  double number(String name) {
    return number(name, value(name));
  }

  double number(String name, double otherwise) {
    return has(name) ? number(name) : otherwise;
  }

  long count(String name) {
    return count(name, value(name));
  }

  double[] numbers(String name) {
    return list(name).stream().mapToDouble(value -> number("every " + name, value)).toArray();
  }

  long[] counts(String name) {
    return list(name).stream().mapToLong(value -> count("every " + name, value)).toArray();
  }

  List<JsonQuestion> objects(String name) {
    List<JsonQuestion> objects = new ArrayList<>();
    for (Object value : list(name)) {
      if (!(value instanceof JsonQuestion object)) {
        throw new IllegalArgumentException("every %s must be an object".formatted(name));
      }
      objects.add(object);
    }
    return objects;
  }

  private List<?> list(String name) {
    if (value(name) instanceof List<?> list) {
      return list;
    }
    throw new IllegalArgumentException(name + " must be a list");
  }

  private Object value(String name) {
    Object value = fields.get(name);
    if (value == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return value;
  }

  private static double number(String name, Object value) {
    if (value instanceof BigDecimal number && Double.isFinite(number.doubleValue())) {
      return number.doubleValue();
    }
    throw new IllegalArgumentException(name + " must be a number");
  }

  private static long count(String name, Object value) {
    if (value instanceof BigDecimal number) {
      try {
        return number.longValueExact();
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "%s must be a whole number of sensible size, was %s".formatted(name, number), e);
      }
    }
    throw new IllegalArgumentException(name + " must be a whole number");
  }

  private static Map<String, Object> object(JsonParser parser) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      fields.put(name, value(parser));
    }
    return fields;
  }

  private static Object value(JsonParser parser) throws IOException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> new JsonQuestion(object(parser));
      case START_ARRAY -> {
        List<Object> list = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
          list.add(value(parser));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      default -> NOTHING;
    };
  }
}
