package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
import vn.thuocdo.demo.DemoProvince;
import vn.thuocdo.unit.Settings;

/** What a new home begins with. */
final class FirstData {

  private FirstData() {}

  /**
   * Keeps simulated figures and real ones apart.
   *
   * @throws NotNow if this is production and the figures are simulated
   */
  static void refuseDemo(Settings settings, boolean isProduction) {
    if (isProduction && "true".equals(settings.get("demo", "false"))) {
      throw new NotNow(
          "The figures of this home are simulated, and production does not start over simulated"
              + " figures; take a new --home.");
    }
  }

  /**
   * Loads the simulated province into a database that has nothing yet, or goes on with a load that
   * was interrupted.
   *
   * @param isFirstStart whether this database was new
   */
  static void load(ApplicationContext context, boolean isFirstStart) {
    var demo = context.getBean(DemoProvince.class);
    boolean isInterrupted =
        !demo.isLoaded() && "true".equals(context.getBean(Settings.class).get("demo", "false"));
    if (!isFirstStart && !isInterrupted) {
      return;
    }
    try (var bar = new Progress("Simulated province")) {
      demo.load(
          new vn.thuocdo.demo.Progress() {
            private long total;
            private long done;

            @Override
            public void start(long ratings) {
              total = ratings;
            }

            @Override
            public void step(long count) {
              done += count;
              bar.show(done, total);
            }
          });
    }
  }
}
