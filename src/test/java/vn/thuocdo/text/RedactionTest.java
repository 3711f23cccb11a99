package vn.thuocdo.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0912345678",
        "0912 345 678",
        "0912.345.678",
        "0912-345-678",
        "09 12 34 56 78",
        "0 9 1 2 3 4 5 6 7 8",
        "(024) 3825 1234",
        "024.38251234",
        "0123 456 7890",
        "+84912345678",
        "+84 912 345 678",
        "+84 (0) 912 345 678",
        "(+84) 912.345.678",
        "0084 912 345 678",
        "84912345678",
        "0912\u00A0345\u00A0678",
        "0912\u200B345\u200F678",
        "\uFF10\uFF19\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18",
        "001085012345",
        "001 085 012 345",
        "0010 8501 2345",
        "an.nguyen@example.org",
        "an_nguyen+1@mail.example.com.vn",
        "29A-123.45",
        "30F12345",
        "59X1-234.56"
      })
  void what_tells_who_somebody_is_is_taken_out(String personal) {
    assertThat(Redaction.of(personal)).isEqualTo(Redaction.MARK);
    assertThat(Redaction.of("Gọi cho tôi: " + personal + ", xin cảm ơn"))
        .isEqualTo("Gọi cho tôi: " + Redaction.MARK + ", xin cảm ơn");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CMND 012345678", "số cmnd: 123456789", "Căn cước số 123 456 789"})
  void the_older_identity_number_is_known_by_its_name(String text) {
    assertThat(Redaction.of(text)).endsWith(Redaction.MARK).doesNotContain("456");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "chờ 120 phút",
        "Tôi đến 3 lần, chờ từ 8h30 đến 11h15",
        "ngày 05-10-2025 8-30",
        "05.10.2025 09.30 đến 10.30",
        "2025-10-12 14:30",
        "năm 2024 2025 2026",
        "nộp 100.000.000 đồng",
        "nộp 100.000.000.000 đồng",
        "phí 150000000đ",
        "Nghị định 61/2018/NĐ-CP, 107/2021/NĐ-CP",
        "quầy 1, 2, 3, 4, 5, 6, 7, 8, 9, 10",
        "gọi 1900 1234",
        "tổng đài 18001091",
        "điểm 0/10",
        "@SUM(1+1)",
        "Rất hài lòng 😊"
      })
  void counts_money_dates_and_laws_stay(String ordinary) {
    assertThat(Redaction.of(ordinary)).isEqualTo(ordinary);
  }

  @Property
  void every_mobile_number_is_taken_out_however_it_is_parted(
      @ForAll @LongRange(min = 300_000_000L, max = 999_999_999L) long number,
      @ForAll @IntRange(max = 4) int separator,
      @ForAll @IntRange(min = 3, max = 8) int at) {
    String digits = "0" + number;
    String between = new String[] {" ", ".", "-", "\u00A0", ""}[separator];
    String parted = digits.substring(0, at) + between + digits.substring(at);

    assertThat(Redaction.of("số " + parted + " nhé")).isEqualTo("số " + Redaction.MARK + " nhé");
  }

  @Property
  void text_without_digits_and_at_signs_is_not_touched(
      @ForAll @StringLength(max = 200) String any) {
    String text = any.replaceAll("[\\p{N}@]", "");

    assertThat(Redaction.of(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 ", "a.", "(0", "09-", "1@", "cmnd ", "+84 ", "0123456789"})
  void the_longest_comment_takes_no_time(String hard) {
    String text = hard.repeat(5_000 / hard.length());

    assertTimeout(Duration.ofMillis(500), () -> Redaction.of(text));
  }
}
