package vn.thuocdo.staff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StaffAreaTest {

  @ParameterizedTest
  @ValueSource(strings = {"/can-bo", "/can-bo/ki-ot", "/can-bo/nhat-ky?ai=an&trang=2"})
  void the_way_back_leads_to_where_one_came_from(String wanted) {
    assertThat(StaffArea.safeReturn(wanted)).isEqualTo(wanted);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "https://evil.example/can-bo",
        "//evil.example",
        "/can-bo//evil.example",
        "/can-bo/../kiosk",
        "/can-bo\\evil",
        "/can-bo-khac",
        "/can-bo/dang-xuat",
        "/can-bo/dang-nhap?to=/can-bo",
        "/can-bo\r\nSet-Cookie: a=b"
      })
  void anything_else_leads_home(String wanted) {
    assertThat(StaffArea.safeReturn(wanted)).isEqualTo("/can-bo");
  }
}
