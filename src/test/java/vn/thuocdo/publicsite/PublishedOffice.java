package vn.thuocdo.publicsite;

import io.micronaut.context.ApplicationContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.GivenTallies;
import vn.thuocdo.result.Publish;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.target.Comparator;
import vn.thuocdo.target.Target;
import vn.thuocdo.target.Targets;
import vn.thuocdo.unit.Domain;
import vn.thuocdo.unit.Settings;

/** Four communes, of which one had too few answers, and two quarters that are published. */
public final class PublishedOffice {

  private PublishedOffice() {}

  /** Fills an empty database and publishes 2025-Q2 and 2025-Q3. */
  public static void publishIn(ApplicationContext context) {
    publishIn(context, () -> {});
  }

  /**
   * Does the same.
   *
   * @param beforeClosing what happens after the offices are open
   */
  public static void publishIn(ApplicationContext context, Runnable beforeClosing) {
    var settings = context.getBean(Settings.class);
    settings.put("province.name", "Tỉnh Mẫu");
    settings.put("province.name_en", "Mẫu Province");
    settings.put("demo", "true");
    int question = context.getBean(Questionnaires.class).listHeadlineQuestions().getFirst().id();
    context
        .getBean(Targets.class)
        .insertIfNew(
            new Target(
                "MUC-TIEU",
                "Mục tiêu chung",
                "Overall target",
                Domain.ADMINISTRATION,
                null,
                null,
                Comparator.GT,
                new BigDecimal("0.9"),
                LocalDate.parse("2020-01-01"),
                LocalDate.parse("2030-12-31"),
                "thử",
                true));
    run(context, question);
    beforeClosing.run();
    for (String quarter : new String[] {"2025-Q2", "2025-Q3"}) {
      context
          .getBean(Publish.class)
          .publish(Period.parse(quarter, ReportingCalendar.REPORTING), "test");
    }
  }

  private static void run(ApplicationContext context, int question) {
    context
        .getBean(Transactions.class)
        .write(
            connection -> {
              try (var statement = connection.createStatement()) {
                for (int unit = 1; unit <= 4; unit++) {
                  statement.executeUpdate(
                      "INSERT INTO unit (id, code, name, name_en, unit_group, valid_from)"
                          + " VALUES (%1$d, 'XA-%1$d', 'Xã %1$d', 'Commune %1$d', 'COMMUNE',"
                              .formatted(unit)
                          + " '2020-01-01')");
                  statement.executeUpdate(
                      "INSERT INTO one_stop_point (id, code, unit_id, name, name_en, valid_from)"
                          + " VALUES (%1$d, 'MC-%1$d', %1$d, 'Một cửa', 'One stop', '2020-01-01')"
                              .formatted(unit));
                  for (String day : new String[] {"2025-05-05", "2025-08-05"}) {
                    GivenTallies.add(
                        connection,
                        LocalDate.parse(day),
                        unit,
                        0,
                        question,
                        Channel.KIOSK,
                        0,
                        0,
                        unit == 4 ? 0 : 15,
                        0,
                        unit == 4 ? 3 : 100L * unit,
                        0);
                  }
                }
              }
              return 0;
            });
    context.getBean(vn.thuocdo.unit.Offices.class).forget();
  }
}
