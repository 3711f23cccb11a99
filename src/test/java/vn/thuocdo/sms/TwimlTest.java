package vn.thuocdo.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class TwimlTest {

  private final Twiml twiml = new Twiml();

  @ParameterizedTest
  @ValueSource(strings = {"5 > 4 & \"đúng\" <hẹn> 👍🏽", "&lt;Message&gt;", "]]>", "dòng\nmới"})
  void what_is_answered_is_escaped(String text) throws Exception {
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(twiml.of(Optional.of(text)))));

    var message = document.getDocumentElement().getFirstChild();
    assertThat(document.getDocumentElement().getTagName()).isEqualTo("Response");
    assertThat(message.getNodeName()).isEqualTo("Message");
    assertThat(message.getChildNodes().getLength()).isEqualTo(1);
    assertThat(message.getTextContent()).isEqualTo(text);
  }

  @Test
  void nothing_to_say_is_an_empty_response() {
    String nothing = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    assertThat(twiml.of(Optional.empty())).isEqualTo(nothing);
    assertThat(twiml.of(Optional.of(""))).isEqualTo(nothing);
  }

  @Test
  void the_same_answer_is_written_once_and_many_different_ones_are_not_kept() {
    assertThat(twiml.of(Optional.of("Cam on"))).isSameAs(twiml.of(Optional.of("Cam on")));
    for (int i = 0; i < 300; i++) {
      assertThat(twiml.of(Optional.of("Cam on " + i))).contains(">Cam on " + i + "<");
    }
    assertThat(twiml.of(Optional.of("Cam on 299")))
        .isNotSameAs(twiml.of(Optional.of("Cam on 299")));
  }
}
