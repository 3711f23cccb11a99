package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NaughtyStringsTest {

  @Test
  void the_file_holds_what_the_program_makes() {
    assertThat(NaughtyStrings.list()).isEqualTo(NaughtyStrings.made());
  }

  @Test
  void there_are_enough_of_them_and_none_twice() {
    assertThat(NaughtyStrings.list()).hasSizeGreaterThanOrEqualTo(500).doesNotHaveDuplicates();
  }
}
