package vn.thuocdo.unit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.RefusedRow.Reason;

class DirectoryPlanTest {

  private static final String HEADER = String.join(",", DirectoryFile.COLUMNS) + "\n";

  private final Map<DirectoryKey, DirectoryEntry> existing = new HashMap<>();
  private final Map<DirectoryKey, List<DirectoryEntry>> past = new HashMap<>();

  @Test
  void lines_may_come_in_any_order() {
    var plan =
        plan(
            """
            COUNTER,Q1,Quầy 1,Counter 1,MC,,,
            POINT,MC,Một cửa,One-stop,XA,,,
            UNIT,XA,Xã Mẫu,Sample Commune,TINH,COMMUNE,,
            UNIT,TINH,Tỉnh Mẫu,Sample Province,,PROVINCE,,
            PROCEDURE_GROUP,HO_TICH,Hộ tịch,Civil status,,,,
            """);

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.added()).extracting(DirectoryEntry::code).hasSize(5).contains("Q1", "HO_TICH");
  }

  @Test
  void a_file_that_was_taken_changes_nothing_the_second_time() {
    String file =
        """
        UNIT,XA,Xã Mẫu,,,COMMUNE,01/07/2025,
        POINT,MC,Một cửa,,xa,,,
        COUNTER,Q1,Quầy 1,,mc,,,
        """;
    take(plan(file));

    var again = plan(file);

    assertThat(again.unchanged()).isEqualTo(3);
    assertThat(again.added()).isEmpty();
    assertThat(again.changed()).isEmpty();
    assertThat(again.refused()).isEmpty();
  }

  @Test
  void a_changed_line_updates_its_entry_and_no_other() {
    take(plan("UNIT,XA,Xã Mẫu,,,COMMUNE,,\nUNIT,XB,Xã Khác,,,COMMUNE,,\n"));

    var plan = plan("UNIT,XA,Phường Mẫu,,,COMMUNE,,\nUNIT,XB,Xã Khác,,,COMMUNE,,\n");

    assertThat(plan.changed()).extracting(DirectoryEntry::name).containsExactly("Phường Mẫu");
    assertThat(plan.unchanged()).isEqualTo(1);
  }

  @Test
  void what_is_left_empty_keeps_its_group_and_first_day_but_not_its_last() {
    take(plan("UNIT,XA,Xã Mẫu,,,COMMUNE,2025-07-01,2026-12-31\n"));

    var plan = plan("UNIT,XA,Xã Mẫu,,,,,\n");

    assertThat(plan.changed())
        .singleElement()
        .satisfies(
            unit -> {
              assertThat(unit.group()).isEqualTo("COMMUNE");
              assertThat(unit.validFrom()).isEqualTo("2025-07-01");
              assertThat(unit.validTo()).isNull();
            });
  }

  @Test
  void a_new_entry_without_a_first_day_has_always_been_there_and_has_one_name() {
    var plan = plan("PROCEDURE_GROUP,DAT_DAI,Đất đai,,,,,\n");

    assertThat(plan.added())
        .containsExactly(
            new DirectoryEntry(
                EntryKind.PROCEDURE_GROUP,
                "DAT_DAI",
                "Đất đai",
                "Đất đai",
                "",
                "",
                "",
                Contact.NONE,
                LocalDate.of(2000, 1, 1),
                null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          QUAY,Q,Quầy,,,,,              | KIND_UNKNOWN
          UNIT,,Xã,,,COMMUNE,,          | CODE_MISSING
          UNIT,Xã1,Xã,,,COMMUNE,,       | CODE_UNUSABLE
          UNIT,A B,Xã,,,COMMUNE,,       | CODE_UNUSABLE
          UNIT,XC,,,,COMMUNE,,          | NAME_MISSING
          UNIT,XC,Xã,,,,,               | GROUP_MISSING
          UNIT,XC,Xã,,,VILLAGE,,        | GROUP_UNKNOWN
          POINT,P,Một cửa,,XA,COMMUNE,, | GROUP_NOT_ALLOWED
          POINT,P,Một cửa,,,,,          | PARENT_MISSING
          COUNTER,Q,Quầy,,,,,           | PARENT_MISSING
          COUNTER,Q,Quầy,,XA,,,         | PARENT_UNKNOWN
          POINT,P,Một cửa,,NOWHERE,,,   | PARENT_UNKNOWN
          PROCEDURE_GROUP,G,Nhóm,,XA,,, | PARENT_NOT_ALLOWED
          UNIT,XC,Xã,,XC,COMMUNE,,      | CIRCLE
          UNIT,xa,Xã,,,COMMUNE,,        | CODE_DIFFERS_BY_CASE
          UNIT,XC,Xã,,,COMMUNE,31/6/2025, | DATE_UNREADABLE
          UNIT,XC,Xã,,,COMMUNE,0201-07-01,| DATE_UNREADABLE
          UNIT,XC,Xã,,,COMMUNE,2025-07-01,2025-06-30 | ENDS_BEFORE_IT_BEGINS
          UNIT,XC,Xã,,,COMMUNE,,,mã     | CODE_UNUSABLE
          UNIT,XC,Xã,,,COMMUNE,,,XA     | CODE_TAKEN
          POINT,P,Một cửa,,XA,,,,001    | UNIT_ONLY
          POINT,P,Một cửa,,XA,,,,,,,,Đường 1 | UNIT_ONLY
          UNIT,XC,Xã,,,COMMUNE,,,,,0912345678  | PHONE_UNUSABLE
          UNIT,XC,Xã,,,COMMUNE,,,,,xin gọi     | PHONE_UNUSABLE
          UNIT,XC,Xã,,,COMMUNE,,,,,,xa.mau.vn  | EMAIL_UNUSABLE
          UNIT,XC,"Xã,,,COMMUNE,,       | QUOTE_OPEN
          UNIT,XC,Xã, một,,,COMMUNE,,,,,,,,x | TOO_MANY_FIELDS
          POINT,P,Một cửa,,XA,,1999-01-01,1999-12-31 | PARENT_AT_ANOTHER_TIME
          """)
  void a_bad_line_is_refused_with_its_reason_and_the_good_one_beside_it_is_taken(
      String line, Reason reason) {
    take(plan("UNIT,XA,Xã Mẫu,,,COMMUNE,,\n"));

    var plan = plan("UNIT,GOOD,Xã Tốt,,XA,COMMUNE,,\n" + line + "\nPOINT,MC,Một cửa,,GOOD,,,\n");

    assertThat(plan.refused())
        .extracting(RefusedRow::line, RefusedRow::reason, RefusedRow::text)
        .containsExactly(tuple(3, reason, line));
    assertThat(plan.added()).extracting(DirectoryEntry::code).containsExactly("GOOD", "MC");
  }

  @Test
  void lines_below_a_refused_line_are_refused_and_name_it() {
    var plan =
        plan(
            """
            COUNTER,Q1,Quầy 1,,MC,,,
            POINT,MC,Một cửa,,XA,,,
            UNIT,XA,Xã Mẫu,,,NO_GROUP,,
            """);

    assertThat(plan.refused())
        .extracting(RefusedRow::line, RefusedRow::reason)
        .containsExactly(
            tuple(2, Reason.PARENT_REFUSED),
            tuple(3, Reason.PARENT_REFUSED),
            tuple(4, Reason.GROUP_UNKNOWN));
    assertThat(plan.refused().get(1).explain(Language.EN)).contains("Line 4", "\"XA\"");
  }

  @Test
  void a_circle_is_refused_whole_with_what_hangs_on_it_and_known_units_keep_their_place() {
    take(plan("UNIT,K,Xã Cũ,,,COMMUNE,,\n"));

    var plan =
        plan(
            """
            UNIT,A,Xã A,,B,COMMUNE,,
            UNIT,B,Xã B,,A,COMMUNE,,
            UNIT,C,Xã C,,A,COMMUNE,,
            UNIT,K,Xã Cũ,,L,COMMUNE,,
            UNIT,L,Xã L,,K,COMMUNE,,
            """);

    assertThat(plan.refused())
        .extracting(RefusedRow::line, RefusedRow::reason)
        .containsExactly(
            tuple(2, Reason.CIRCLE),
            tuple(3, Reason.CIRCLE),
            tuple(4, Reason.PARENT_REFUSED),
            tuple(5, Reason.CIRCLE),
            tuple(6, Reason.CIRCLE));
    assertThat(plan.added()).isEmpty();
    assertThat(plan.changed()).isEmpty();
  }

  @Test
  void two_units_may_change_places() {
    take(plan("UNIT,A,Xã A,,,COMMUNE,,\nUNIT,B,Xã B,,A,COMMUNE,,\n"));

    var plan = plan("UNIT,A,Xã A,,B,COMMUNE,,\nUNIT,B,Xã B,,,COMMUNE,,\n");

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.changed()).hasSize(2);
  }

  @Test
  void the_same_code_twice_is_refused_only_when_the_lines_differ() {
    var plan =
        plan(
            """
            UNIT,A,Xã A,,,COMMUNE,,
            UNIT,A,Xã A,,,COMMUNE,,
            UNIT,A,Xã Khác,,,COMMUNE,,
            """);

    assertThat(plan.added()).hasSize(1);
    assertThat(plan.unchanged()).isEqualTo(1);
    assertThat(plan.refused())
        .extracting(RefusedRow::line, RefusedRow::reason, RefusedRow::values)
        .containsExactly(tuple(4, Reason.TWICE, List.of("2")));
  }

  @Test
  void another_code_from_a_day_on_is_a_new_stretch_and_frees_the_old_code_for_another_unit() {
    take(plan("UNIT,A,Xã A,,,COMMUNE,2020-01-01,,111\nUNIT,B,Xã B,,,COMMUNE,2020-01-01,,222\n"));

    var tooEarly = plan("UNIT,B,Xã B,,,COMMUNE,2025-07-01,,111\n");
    var exchange =
        plan("UNIT,B,Xã B,,,COMMUNE,2025-07-01,,111\nUNIT,A,Xã A,,,COMMUNE,2025-07-01,,222\n");
    take(exchange);
    var overlapping = plan("UNIT,C,Xã C,,,COMMUNE,2025-06-30,2025-07-01,111\n");

    assertThat(tooEarly.refused())
        .extracting(RefusedRow::reason, RefusedRow::values)
        .containsExactly(tuple(Reason.CODE_TAKEN, List.of("111", "A", "2020-01-01")));
    assertThat(exchange.renewed()).hasSize(2);
    assertThat(overlapping.changed()).isEmpty();
    assertThat(overlapping.refused()).extracting(RefusedRow::reason).hasSize(1);
  }

  @Test
  void a_unit_that_ends_leaves_its_code_to_others() {
    take(plan("UNIT,A,Xã A,,,COMMUNE,2020-01-01,,111\n"));

    var plan = plan("UNIT,A,Xã A,,,,,2025-06-30,\nUNIT,N,Xã Mới,,,COMMUNE,2025-07-01,,111\n");

    assertThat(plan.refused()).isEmpty();
    take(plan);
    assertThat(plan("UNIT,A,Xã A,,,,,,\n").refused())
        .extracting(RefusedRow::reason)
        .containsExactly(Reason.CODE_TAKEN);
  }

  @Test
  void a_line_finds_its_unit_and_the_one_above_by_the_official_code_of_its_day() {
    take(plan("UNIT,A,Xã A,,,COMMUNE,2020-01-01,,111\nUNIT,B,Xã B,,,COMMUNE,2020-01-01,,222\n"));
    take(plan("UNIT,A,Xã A,,,COMMUNE,2025-07-01,,333\nUNIT,B,Xã B,,,COMMUNE,2025-07-01,,111\n"));

    var plan =
        plan(
            """
            UNIT,111,Xã B mới,,,,2026-01-01,
            UNIT,111,Xã A cũ,,,,2020-01-01,
            POINT,P1,Một cửa,,111,,2021-01-01,
            POINT,P2,Một cửa,,111,,,
            """);

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.renewed())
        .extracting(DirectoryEntry::code, DirectoryEntry::officialCode)
        .containsExactly(tuple("B", "111"));
    assertThat(plan.amended())
        .extracting(DirectoryEntry::code, DirectoryEntry::name, DirectoryEntry::validTo)
        .containsExactly(tuple("A", "Xã A cũ", LocalDate.parse("2025-06-30")));
    assertThat(plan.added())
        .extracting(DirectoryEntry::code, DirectoryEntry::parent)
        .containsExactly(tuple("P1", "A"), tuple("P2", "B"));
  }

  @Test
  void an_old_file_changes_nothing_of_what_came_after_it_and_no_stretch_begins_in_the_past() {
    String old = "UNIT,A,Xã A,,,COMMUNE,2020-01-01,,111\n";
    take(plan(old));
    take(plan("UNIT,A,Phường A,,,COMMUNE,2025-07-01,,333\n"));

    assertThat(plan(old).unchanged()).isEqualTo(1);
    assertThat(plan("UNIT,A,Xã A,,,COMMUNE,2022-02-02,,444\n").refused())
        .extracting(RefusedRow::reason, RefusedRow::values)
        .containsExactly(tuple(Reason.NO_SUCH_STRETCH, List.of("2020-01-01, 2025-07-01")));
  }

  @Test
  void an_empty_cell_of_a_contact_keeps_what_was_and_a_hyphen_takes_it_away() {
    take(plan("UNIT,A,Xã A,,,COMMUNE,,,,Trưởng bộ phận,0225 3842 888,mc@mau.vn,Số 1,7h30\n"));

    var plan = plan("UNIT,A,Xã A,,,,,,,,1022,-,\n");

    assertThat(plan.changed())
        .extracting(DirectoryEntry::contact)
        .containsExactly(new Contact("Trưởng bộ phận", "1022", "", "Số 1", "7h30"));
  }

  @Test
  void counters_of_two_points_may_have_the_same_code() {
    var plan =
        plan(
            """
            UNIT,A,Xã A,,,COMMUNE,,
            POINT,P1,Một cửa 1,,A,,,
            POINT,P2,Một cửa 2,,A,,,
            COUNTER,1,Quầy 1,,P1,,,
            COUNTER,1,Quầy 1,,P2,,,
            """);

    assertThat(plan.refused()).isEmpty();
    assertThat(plan.added()).hasSize(5);
  }

  @Test
  void semicolons_tabs_marks_quotes_comments_and_missing_columns_are_understood() {
    assertThat(plan(read("\uFEFFcode;kind;name;group\r\nA;unit;\"Xã; A\";commune\r\n")).added())
        .extracting(DirectoryEntry::name, DirectoryEntry::group)
        .containsExactly(tuple("Xã; A", "COMMUNE"));
    assertThat(plan(read("# văn phòng\nkind\tcode\tname\n\nPROCEDURE_GROUP\tG\tNhóm\n")).added())
        .hasSize(1);
  }

  @Test
  void a_line_in_another_encoding_costs_only_itself() {
    byte[] bytes =
        (HEADER + "PROCEDURE_GROUP,A,N\u00f3m,,,,,\n").getBytes(Charset.forName("windows-1258"));

    var plan = plan(read(bytes));

    assertThat(plan.refused()).extracting(RefusedRow::reason).containsExactly(Reason.NOT_UTF8);
  }

  @Test
  void a_file_without_a_usable_header_is_refused_as_a_whole() {
    assertThat(read("").refused())
        .extracting(RefusedRow::reason)
        .containsExactly(Reason.HEADER_MISSING);
    assertThat(read("UNIT,A,Xã\n").refused()).hasSize(1);
    assertThat(read("kind,code,name,colour\nUNIT,A,Xã,red\n").refused())
        .extracting(RefusedRow::reason)
        .containsExactly(Reason.COLUMN_UNKNOWN);
  }

  @ParameterizedTest
  @EnumSource(Reason.class)
  void every_reason_has_a_sentence_in_both_languages(Reason reason) {
    for (Language language : Language.values()) {
      assertThat(Texts.of("unit", language).has("import." + reason)).isTrue();
    }
  }

  private DirectoryPlan plan(String lines) {
    return plan(read(HEADER + lines));
  }

  private DirectoryPlan plan(DirectoryFile file) {
    return DirectoryPlan.of(
        existing, past, new LinkedHashSet<>(List.of("PROVINCE", "COMMUNE")), file);
  }

  private void take(DirectoryPlan plan) {
    assertThat(plan.refused()).isEmpty();
    plan.added().forEach(entry -> existing.put(entry.key(), entry));
    plan.changed().forEach(entry -> existing.put(entry.key(), entry));
    for (DirectoryEntry entry : plan.renewed()) {
      DirectoryEntry before = existing.put(entry.key(), entry);
      past.computeIfAbsent(entry.key(), key -> new ArrayList<>())
          .add(before.until(entry.validFrom().minusDays(1)));
    }
  }

  private static DirectoryFile read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  private static DirectoryFile read(byte[] bytes) {
    try {
      return DirectoryFile.read(new ByteArrayInputStream(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
