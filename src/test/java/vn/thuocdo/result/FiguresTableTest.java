package vn.thuocdo.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Target;
import vn.thuocdo.text.Language;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitGroup;

class FiguresTableTest {

  @Test
  void a_terminal_shows_each_unit_with_its_verdict_in_aligned_columns() {
    List<String> lines = FiguresTable.of(document(), Language.VI).lines().toList();

    assertThat(lines.get(0)).isEqualTo("Quý III/2026 (15/06/2026–14/09/2026)");
    assertThat(lines.get(1)).startsWith("Mã").contains("Số ý kiến (n)");
    assertThat(lines.get(3))
        .startsWith("XA-01")
        .contains("Xã Một", "400", "91,00%", "87,79–93,43%", "T: Đạt chưa chắc chắn");
    assertThat(lines.get(3).indexOf("400")).isEqualTo(lines.get(1).indexOf("Số ý kiến"));
  }

  @Test
  void the_same_sources_give_the_same_document() {
    assertThat(document()).isEqualTo(document());
  }

  private static ResultDocument document() {
    var unit =
        new Unit(1, "XA-01", "", "Xã Một", "Commune One", "COMMUNE", null, LocalDate.EPOCH, null);
    var target =
        new Target(
            "T",
            "Mục tiêu",
            "Target",
            Domain.ADMINISTRATION,
            null,
            null,
            Comparator.GT,
            new BigDecimal("0.9"),
            LocalDate.parse("2026-01-01"),
            LocalDate.parse("2026-12-31"),
            "test",
            true);
    var sources =
        new Sources(
            Period.parse("2026-Q3", ReportingCalendar.REPORTING),
            Limits.USUAL,
            List.of(
                new Tallied(
                    1,
                    Channel.KIOSK,
                    0,
                    Respondent.UNKNOWN,
                    false,
                    new Counts(36, 0, 0, 0, 364, 2))),
            Excluded.NOTHING,
            List.of(unit),
            List.of(),
            List.of(new UnitGroup("COMMUNE", "Xã", "Communes", Domain.ADMINISTRATION, 1)),
            List.of(),
            List.of(target),
            List.of("OVERALL"),
            Set.of(),
            quarter -> Optional.empty(),
            List.of(),
            OtherPeriods.NONE,
            Asked.NOBODY,
            "Tỉnh Mẫu",
            "Sample province",
            true);
    return Assembly.document(sources, false, null, null);
  }
}
