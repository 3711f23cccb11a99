package vn.thuocdo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Commands that answer questions without a home: one JSON object a line in, one a line out. */
final class JsonLines {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonLines() {}

  /** Writes the fields of an answer into an object that is already open. */
  @FunctionalInterface
  interface Answer {
    void write(JsonGenerator json) throws IOException;
  }

  /**
   * Answers every line of the input, in order, and flushes after each, so that the other side may
   * wait for an answer before it asks again. A line that cannot be answered gets {@code {"error":
   * …}}, and the rest goes on.
   *
   * @param in UTF-8; is read to its end
   * @param out receives UTF-8, one line for each line that is not blank
   * @param answer throws IllegalArgumentException with a sentence for whoever asked
   * @return the exit code, 0
   * @throws UncheckedIOException if the streams fail
   */
  static int run(InputStream in, OutputStream out, Function<JsonQuestion, Answer> answer) {
    var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    var answers = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    try {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Windows editors put a byte order mark before the first line.
        String question = line.startsWith("\uFEFF") ? line.substring(1) : line;
        if (!question.isBlank()) {
          answers.write(answer(question, answer));
          answers.write('\n');
          answers.flush();
        }
      }
      return Application.DONE;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer(String question, Function<JsonQuestion, Answer> answer) {
    try {
      return text(answer.apply(JsonQuestion.parse(question)));
    } catch (IllegalArgumentException e) {
      String sentence = String.valueOf(e.getMessage());
      return text(json -> json.writeStringField("error", sentence));
    }
  }

  private static String text(Answer answer) {
    var line = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(line)) {
      json.writeStartObject();
      answer.write(json);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
