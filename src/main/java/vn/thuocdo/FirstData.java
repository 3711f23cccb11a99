package vn.thuocdo;

import io.micronaut.context.ApplicationContext;
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

  /** Loads the simulated province. */
  static void load(ApplicationContext context) {
    // The province comes with its own package.
  }
}
