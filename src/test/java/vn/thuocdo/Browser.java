package vn.thuocdo;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Debian's Chromium, started once per run; every test opens a context of its own. */
public final class Browser {

  private static com.microsoft.playwright.@Nullable Browser chromium;

  private Browser() {}

  /** Returns a browser profile without any past; the caller closes it. */
  public static synchronized BrowserContext newContext(
      com.microsoft.playwright.Browser.NewContextOptions options) {
    if (chromium == null) {
      chromium =
          Playwright.create()
              .chromium()
              .launch(
                  new BrowserType.LaunchOptions()
                      .setExecutablePath(Path.of("/usr/bin/chromium"))
                      .setArgs(
                          List.of(
                              "--no-sandbox",
                              "--disable-background-networking",
                              "--disable-component-update",
                              "--disable-sync",
                              "--no-first-run")));
    }
    return chromium.newContext(options);
  }
}
