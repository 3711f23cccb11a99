package vn.thuocdo.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Java started anew, with fontconfig pointed at nothing and no fonts of the machine. */
class FreshMachineTest {

  @Test
  void a_fresh_java_without_fontconfig_draws_the_same_bytes(@TempDir Path empty)
      throws IOException, InterruptedException {
    var java =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            Digest.class.getName());
    java.environment().put("FONTCONFIG_FILE", empty.resolve("none.conf").toString());
    java.environment().put("FONTCONFIG_PATH", empty.toString());
    java.environment().put("XDG_DATA_HOME", empty.toString());
    java.redirectError(ProcessBuilder.Redirect.INHERIT);
    var process = java.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(printed.strip()).isEqualTo(Digest.now());
  }

  static final class Digest {
    private Digest() {}

    public static void main(String[] args) {
      System.out.println(now());
    }

    static String now() {
      try {
        var digest = MessageDigest.getInstance("SHA-256");
        var charts = new Charts();
        for (var chart : ChartsTest.samples()) {
          digest.update(charts.svg(chart));
          digest.update(charts.png(chart, PngSize.SOCIAL));
        }
        digest.update(charts.png(Samples.bars(3, Locale.ENGLISH), PngSize.A4_150));
        return HexFormat.of().formatHex(digest.digest());
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
