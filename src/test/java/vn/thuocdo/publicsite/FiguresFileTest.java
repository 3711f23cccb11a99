package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiguresFileTest {

  @ParameterizedTest
  @ValueSource(strings = {"=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1"})
  void a_name_is_never_a_formula(String name) {
    assertThat(FiguresFile.harmless(name)).isEqualTo("'" + name);
  }

  @Test
  void an_honest_name_stays_as_it_is() {
    assertThat(FiguresFile.harmless("Xã Mẫu - Đông")).isEqualTo("Xã Mẫu - Đông");
    assertThat(FiguresFile.harmless("")).isEmpty();
  }
}
