package vn.thuocdo.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Makes text measurable on a machine that has neither fonts nor fontconfig.
 *
 * <p>AWT asks fontconfig for the machine's fonts as soon as any text is measured, and dies with
 * «Fontconfig head is null» where there is none. A font configuration of our own keeps it from
 * asking; the letters come from the class path.
 */
public final class Fonts {

  private static final String CONFIGURATION = "sun.awt.fontconfig";

  private Fonts() {}

  /**
   * To be called at start-up before anything loads AWT; calling it again does nothing. A
   * configuration that the operator has set is left alone.
   */
  public static synchronized void install() {
    if (System.getProperty("java.awt.headless") == null) {
      System.setProperty("java.awt.headless", "true");
    }
    if (System.getProperty(CONFIGURATION) == null) {
      System.setProperty(CONFIGURATION, configuration().toString());
    }
  }

  private static Path configuration() {
    try {
      var file = Files.createTempFile("thuocdo-fontconfig", ".properties");
      file.toFile().deleteOnExit();
      return Files.writeString(file, "version=1\nsequence.allfonts=default\n");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the font configuration", e);
    }
  }
}
