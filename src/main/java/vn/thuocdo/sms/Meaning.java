package vn.thuocdo.sms;

import java.util.Arrays;

/** What words of a reply do to its reading; each is a line of {@code sms/reply-words.txt}. */
enum Meaning {
  STOP("STOP"),
  START("START"),
  SCORE_5("5"),
  SCORE_4("4"),
  SCORE_4_ALONE("4 ALONE"),
  SCORE_3("3"),
  SCORE_2("2"),
  SCORE_1("1"),
  VERY("VERY"),
  AFTER("AFTER"),
  SOMEWHAT("SOMEWHAT"),
  NOT("NOT"),
  BETWEEN("BETWEEN"),
  DOUBT("DOUBT"),
  CODE("CODE"),
  POINT("POINT"),
  OR("OR"),
  UNIT("UNIT"),
  PERSON("PERSON"),
  THANKS("THANKS"),
  PARTICLE("PARTICLE"),
  TOPIC("TOPIC"),
  PRAISE("PRAISE"),
  COMPLAINT("COMPLAINT"),
  NUMBER_1("NUMBER 1"),
  NUMBER_2("NUMBER 2"),
  NUMBER_3("NUMBER 3"),
  NUMBER_4("NUMBER 4"),
  NUMBER_5("NUMBER 5");

  private final String title;

  Meaning(String title) {
    this.title = title;
  }

  static Meaning of(String title) {
    return Arrays.stream(values())
        .filter(meaning -> meaning.title.equals(title))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("reply-words.txt knows no meaning " + title));
  }
}
