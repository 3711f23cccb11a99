package vn.thuocdo.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.unit.Domain;

class FindingsTest {

  private static final ResultDocument FIVE = GivenQuarter.ofFive();

  @Test
  void a_clear_rise_is_said_with_its_interval() {
    assertThat(overall(FIVE))
        .contains(
            "So với Quý II/2026 (85,00%), tỷ lệ hài lòng tăng 7,15 điểm phần trăm (khoảng tin cậy"
                + " 95% của chênh lệch: +4,40 đến +9,93).");
  }

  @Test
  void what_may_be_chance_is_called_no_clear_difference() {
    String sentence = new Changes(FIVE).sentence(FIVE.findUnit("XA-02").orElseThrow());

    assertThat(sentence)
        .startsWith(
            "Tỷ lệ hài lòng không khác biệt rõ so với Quý II/2026 (85,00%; chênh lệch −5,00");
  }

  @Test
  void few_answers_are_not_compared() {
    assertThat(new Changes(FIVE).sentence(FIVE.findUnit("XA-03").orElseThrow()))
        .isEqualTo("Không có số liệu đã công bố, đủ căn cứ của Quý II/2026 để so sánh.");
  }

  @Test
  void every_verdict_is_counted_and_the_missed_are_named() {
    List<String> units = new Findings(FIVE).units(Domain.ADMINISTRATION);

    assertThat(units)
        .anyMatch(
            sentence ->
                sentence.startsWith(
                    "So với mục tiêu trên 90%: 2 đơn vị đạt (trong đó 1 đơn vị chắc chắn); 1 đơn vị"
                        + " chưa đạt (trong đó 1 đơn vị chắc chắn); 1 đơn vị chưa đủ căn cứ; 1 đơn"
                        + " vị không có số liệu hoặc số liệu được ẩn."))
        .contains(
            "Các đơn vị chưa đạt mục tiêu trên 90%: Xã =Hòa Lạc (80,00%, chắc chắn).",
            "Không có đơn vị nào giảm rõ so với Quý II/2026.",
            "Số liệu được ẩn để giữ kín từng câu trả lời: Xã Đồng Tiến.",
            "Dưới 30 ý kiến, không xếp hạng và không kết luận đạt hay chưa đạt: Phường Tân Phú.");
  }

  @Test
  void without_a_target_nothing_is_met_or_missed() {
    ResultDocument silent = GivenQuarter.ofNothing();

    assertThat(new Findings(silent).units(Domain.ADMINISTRATION))
        .contains("Chưa có ý kiến đánh giá nào: Xã An Bình.")
        .noneMatch(sentence -> sentence.contains("mục tiêu"));
  }

  @Test
  void many_names_end_in_a_number() {
    ResultDocument many = GivenQuarter.ofMany(150);

    assertThat(new Findings(many).units(Domain.ADMINISTRATION))
        .anyMatch(sentence -> sentence.contains(" và ") && sentence.contains(" đơn vị khác"));
  }

  private static List<String> overall(ResultDocument document) {
    return new Findings(document).overall(document.totals().getFirst());
  }
}
