package vn.thuocdo.target;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PresetsTest {

  @Test
  void presets_are_inactive_and_say_where_they_come_from() {
    assertThat(Presets.read())
        .hasSizeGreaterThanOrEqualTo(10)
        .allSatisfy(
            target -> {
              assertThat(target.isActive()).isFalse();
              assertThat(target.source()).isNotBlank();
              assertThat(target.validFrom()).isBefore(target.dueOn());
            });
  }

  @Test
  void above_and_at_least_are_kept_apart() {
    assertThat(Presets.read())
        .filteredOn(target -> target.code().equals("CT-TTHC-2020"))
        .singleElement()
        .returns(Comparator.GT, Target::comparator);
    assertThat(Presets.read())
        .filteredOn(target -> target.code().equals("HP-HC-2015"))
        .singleElement()
        .returns(Comparator.GE, Target::comparator);
  }
}
