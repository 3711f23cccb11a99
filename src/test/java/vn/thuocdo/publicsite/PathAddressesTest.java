package vn.thuocdo.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathAddressesTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/ | / | {}",
        "/en | / | {lang=en}",
        "/en/ket-qua/2026-Q3 | /ket-qua/2026-Q3 | {lang=en}",
        "/duong-lich/ket-qua/2026-Q3.csv | /ket-qua/2026-Q3.csv | {calendar=CALENDAR}",
        "/en/duong-lich/ket-qua/2026-Q3 | /ket-qua/2026-Q3 | {lang=en, calendar=CALENDAR}",
        "/bieu-do/2026-Q3/linh-vuc=HEALTH/v=1a/co=hep/ty-le.svg | /bieu-do/2026-Q3/ty-le.svg | {linh-vuc=HEALTH, v=1a, co=hep}",
        "/api/results/2026-Q3.json | /api/results/2026-Q3 | {}",
        "/api/results/2026-Q3/document.json | /api/results/2026-Q3/document | {}",
        "/ket-qua/v=1/x | /ket-qua/x | {v=1}",
        "/bieu-do/2026-Q3/khac=1/ty-le.svg | /bieu-do/2026-Q3/khac=1/ty-le.svg | {}",
        "/english | /english | {}",
        "/assets//site.css | /assets//site.css | {}",
        "/ket-qua/Xã%201 | /ket-qua/Xã%201 | {}",
      })
  void a_path_says_what_a_query_would(String path, String plain, String parameters) {
    var found = new LinkedHashMap<String, String>();

    assertThat(PathAddresses.plain(path, found)).isEqualTo(plain);
    assertThat(found).hasToString(parameters);
  }
}
