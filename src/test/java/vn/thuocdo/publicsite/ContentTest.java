package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentTest {

  private static final Content CONTENT =
      Content.of(MediaType.TEXT_PLAIN_TYPE, "Xin chào".getBytes(StandardCharsets.UTF_8));

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"\"", "W/", "\"other\", ,x", "W/\"other\""})
  void whoever_does_not_name_the_tag_gets_everything(String known) {
    assertThat(statusFor(known)).isEqualTo(200);
  }

  @Test
  void whoever_names_the_tag_among_others_gets_nothing_new() {
    String strong = CONTENT.tag().substring("W/".length());

    assertThat(statusFor(CONTENT.tag())).isEqualTo(304);
    assertThat(statusFor("\"other\", " + strong)).isEqualTo(304);
    assertThat(statusFor("*")).isEqualTo(304);
  }

  private static int statusFor(String known) {
    var request = HttpRequest.GET("/").header("If-None-Match", known);
    return CONTENT.answer(request, Content.ASK_EACH_TIME).code();
  }
}
