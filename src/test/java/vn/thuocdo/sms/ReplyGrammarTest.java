package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.thuocdo.sms.Reading.Kind;

class ReplyGrammarTest {

  private static final ReplyGrammar GRAMMAR = new ReplyGrammar();

  private record Case(String message, String expected) {}

  static List<Case> corpus() throws IOException {
    var cases = new ArrayList<Case>();
    String expected = "";
    try (var file =
        Objects.requireNonNull(ReplyGrammarTest.class.getResourceAsStream("/sms/corpus.txt"))) {
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList()) {
        if (line.startsWith("== ")) {
          expected = line.substring(3);
        } else if (!line.isEmpty() && !line.startsWith("#")) {
          cases.add(new Case(line, expected));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void a_reply_is_read_as_a_careful_clerk_would(Case reply) {
    assertThat(inShort(GRAMMAR.read(reply.message))).as(reply.message).isEqualTo(reply.expected);
  }

  @Test
  void the_corpus_is_large() throws IOException {
    assertThat(corpus()).hasSizeGreaterThan(400);
  }

  @Test
  void composed_and_decomposed_letters_are_the_same() throws IOException {
    for (Case reply : corpus()) {
      String apart = Normalizer.normalize(reply.message, Normalizer.Form.NFD);
      assertThat(inShort(GRAMMAR.read(apart))).as(reply.message).isEqualTo(reply.expected);
    }
  }

  /** Whatever somebody adds to a complaint, it never becomes praise. */
  @Test
  void no_complaint_becomes_praise_beside_other_words() throws IOException {
    List<String> complaints =
        corpus().stream()
            .filter(reply -> reply.expected.equals("1") || reply.expected.equals("2"))
            .map(Case::message)
            .filter(message -> message.chars().noneMatch(Character::isDigit))
            .filter(message -> message.contains(" ") && !message.matches(".*(điểm|sao)"))
            .toList();
    for (String complaint : complaints) {
      for (String form :
          List.of("%s, cảm ơn", "dạ %s ạ", "tốt, %s", "%s nhưng ok", "5 %s", "%s 4")) {
        Reading reading = GRAMMAR.read(form.formatted(complaint));
        Integer score = reading.score();
        assertThat(score == null || score < 4).as(form.formatted(complaint) + reading).isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5|",
        "5 sao|",
        "hài lòng ạ|",
        "5, cán bộ nhiệt tình|cán bộ nhiệt tình",
        "5/5 - cảm ơn!|cảm ơn!",
        "1 cho lau qua|cho lau qua",
        "HL 2 1 chờ lâu quá|chờ lâu quá",
        "không hài lòng vì chờ lâu|không hài lòng vì chờ lâu",
        "phục vụ rất tốt|phục vụ rất tốt",
        "hồ sơ bao giờ có|hồ sơ bao giờ có",
        "TC|"
      })
  void what_is_more_than_the_rating_is_the_comment(String reply, String comment) {
    assertThat(GRAMMAR.read(reply).comment()).isEqualTo(comment);
  }

  @Property
  void any_text_at_all_has_a_reading(@ForAll String reply) {
    Reading reading = GRAMMAR.read(reply);
    assertThat(reading.scores()).allMatch(score -> score >= 1 && score <= 5);
    assertThat(reading.kind() == Kind.RATING).isEqualTo(reading.score() != null);
  }

  @Test
  void a_very_long_text_is_read_as_fast_as_a_short_one() {
    String endless = "rất không hài lòng vì ".repeat(50_000);
    assertThat(GRAMMAR.read(endless).comment()).isEqualTo(endless.strip());
  }

  private static String inShort(Reading reading) {
    return switch (reading.kind()) {
      case RATING ->
          Stream.concat(
                  reading.scores().stream().map(String::valueOf),
                  Stream.of("reversed").filter(flag -> reading.isReversed()))
              .collect(Collectors.joining(" "));
      default -> reading.kind().name();
    };
  }
}
