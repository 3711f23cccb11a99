package vn.thuocdo.unit;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.thuocdo.unit.UnitSuccession.Kind;

class LineageTest {

  @Test
  void predecessors_that_came_wholly_are_added_however_far_back() {
    var successions =
        List.of(
            succession(1, 10, Kind.MERGE, null),
            succession(2, 10, Kind.MERGE, "1"),
            succession(10, 20, Kind.RENAME, null));

    assertThat(Lineage.of(20, successions)).isEqualTo(new Lineage.Whole(Set.of(1L, 2L, 10L, 20L)));
    assertThat(Lineage.of(1, successions)).isEqualTo(new Lineage.Whole(Set.of(1L)));
  }

  @Test
  void a_predecessor_that_came_in_part_makes_it_impossible() {
    assertThat(
            Lineage.of(
                20,
                List.of(succession(1, 20, Kind.MERGE, null), succession(2, 20, Kind.SPLIT, null))))
        .isEqualTo(new Lineage.Partial(2));
    assertThat(Lineage.of(20, List.of(succession(3, 20, Kind.TRANSFER, "0.4"))))
        .isEqualTo(new Lineage.Partial(3));
  }

  @Test
  void two_successors_share_a_predecessor_whatever_the_rows_say() {
    var successions =
        List.of(succession(1, 20, Kind.MERGE, null), succession(1, 21, Kind.MERGE, null));

    assertThat(Lineage.of(20, successions)).isEqualTo(new Lineage.Partial(1));
  }

  @Test
  void a_circle_comes_to_an_end() {
    var successions =
        List.of(succession(1, 2, Kind.RENAME, null), succession(2, 1, Kind.RENAME, null));

    assertThat(Lineage.of(1, successions)).isEqualTo(new Lineage.Whole(Set.of(1L, 2L)));
  }

  private static UnitSuccession succession(long from, long to, Kind kind, @Nullable String share) {
    return new UnitSuccession(
        from,
        to,
        LocalDate.parse("2025-07-01"),
        kind,
        share == null ? null : new BigDecimal(share),
        "",
        "");
  }
}
