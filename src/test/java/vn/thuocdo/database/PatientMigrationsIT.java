package vn.thuocdo.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

/** A migration may take longer than a connection may be silent otherwise. */
class PatientMigrationsIT {

  @Test
  void a_slow_migration_is_not_cut_off_and_the_pool_stays_impatient() {
    DatabaseAddress address = TestDatabase.newSchema();
    var properties = new HashMap<>(address.asProperties());
    properties.put(
        "datasources.default.url",
        address.urlWithParameters().replaceFirst("socketTimeout=\\d+", "socketTimeout=1500"));
    properties.put("datasources.default.maximum-pool-size", "1");
    properties.put(
        "flyway.datasources.default.locations", "classpath:db/migration,classpath:db/slow");

    try (var context = ApplicationContext.run(properties)) {
      Integer patience =
          context
              .getBean(Transactions.class)
              .read(
                  connection -> {
                    try (var statement = connection.createStatement();
                        var rows = statement.executeQuery("SELECT COUNT(*) FROM slow")) {
                      rows.next();
                      assertThat(rows.getInt(1)).isEqualTo(1);
                    }
                    return connection.getNetworkTimeout();
                  });
      assertThat(patience).isEqualTo(1500);
    }
  }
}
