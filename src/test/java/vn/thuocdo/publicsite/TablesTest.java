package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.thuocdo.result.NumberFormats;
import vn.thuocdo.text.Language;

class TablesTest {

  @ParameterizedTest
  @CsvSource({"797, 800, '99,63%'", "3, 160, '1,88%'", "364, 400, '91,00%'", "0, 7, '0,00%'"})
  void a_share_is_rounded_from_its_counts(long satisfied, long n, String shown) {
    double nearest = (double) satisfied / n;

    assertThat(Tables.share(NumberFormats.in(Language.VI), nearest, n)).isEqualTo(shown);
  }
}
