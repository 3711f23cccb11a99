package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {

  @ParameterizedTest
  @ValueSource(ints = {1290, 1792, 1836, 3032, 3100, 3796, 3797, 3798, 3799})
  void a_server_that_may_not_write_any_more_is_unavailable_and_its_connection_thrown_away(
      int code) {
    var refused = new SQLException("no", "HY000", code);

    assertThat(Transactions.isUnavailable(new IllegalStateException(refused))).isTrue();
    assertThat(new ThrowAwayDemoted().adjudicate(refused))
        .isEqualTo(SQLExceptionOverride.Override.MUST_EVICT);
  }

  @ParameterizedTest
  @ValueSource(ints = {1213, 1205, 3101, 1020})
  void who_lost_every_race_comes_back_later_on_the_same_connection(int code) {
    var lost = new SQLException("no", "40000", code);

    assertThat(Transactions.isLostRace(lost)).isTrue();
    assertThat(Transactions.isUnavailable(lost)).isFalse();
    assertThat(Transactions.isTemporary(lost)).isTrue();
    assertThat(new ThrowAwayDemoted().adjudicate(lost))
        .isEqualTo(SQLExceptionOverride.Override.CONTINUE_EVICT);
  }

  @Test
  void what_is_wrong_with_the_statement_is_not_temporary() {
    assertThat(Transactions.isTemporary(new SQLException("no such table", "42S02", 1146)))
        .isFalse();
  }
}
