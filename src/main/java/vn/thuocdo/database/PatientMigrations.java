package vn.thuocdo.database;

import io.micronaut.context.annotation.Replaces;
import io.micronaut.flyway.DefaultFlywayConfigurationCustomizer;
import io.micronaut.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Lets migrations take their time. A connection that is silent for a minute counts as dead, but one
 * that counts a hundred million ratings is silent for longer. The pool takes the limit up again
 * with the connection.
 */
@Singleton
@Named(PatientMigrations.DATABASE)
@Replaces(DefaultFlywayConfigurationCustomizer.class)
final class PatientMigrations implements FlywayConfigurationCustomizer {

  static final String DATABASE = "default";

  private static final int WITHOUT_END = 0;

  @Override
  public void customizeFluentConfiguration(FluentConfiguration configuration) {
    configuration.callbacks(new Patience());
  }

  @Override
  public String getName() {
    return DATABASE;
  }

  private static final class Patience extends BaseCallback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        context.getConnection().setNetworkTimeout(Runnable::run, WITHOUT_END);
      } catch (SQLException e) {
        throw new FlywayException("A migration cannot be given time", e);
      }
    }
  }
}
