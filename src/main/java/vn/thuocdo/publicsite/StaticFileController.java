package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.net.URI;
import vn.thuocdo.problem.Refusal;

/** Serves the files of the public pages and of the kiosk. */
@Controller(produces = MediaType.ALL)
class StaticFileController {

  private final StaticFiles files;

  StaticFileController(StaticFiles files) {
    this.files = files;
  }

  @Get("/assets/{+path}")
  HttpResponse<?> asset(HttpRequest<?> request, String path) {
    return file(request, "assets", path);
  }

  @Get("/kiosk/{+path}")
  HttpResponse<?> kiosk(HttpRequest<?> request, String path) {
    return file(request, "kiosk", path);
  }

  /** The addresses inside the kiosk are relative, so that it must be opened with its slash. */
  @Get("/kiosk")
  HttpResponse<?> kioskDoor(HttpRequest<?> request) {
    return request.getPath().endsWith("/")
        ? file(request, "kiosk", "index.html")
        : HttpResponse.redirect(URI.create("/kiosk/")).status(HttpStatus.MOVED_PERMANENTLY);
  }

  /** Browsers ask for it unasked. */
  @Get("/favicon.ico")
  HttpResponse<?> icon(HttpRequest<?> request) {
    return file(request, "kiosk", "icon-192.png");
  }

  private HttpResponse<?> file(HttpRequest<?> request, String folder, String path) {
    return files
        .find(folder, path)
        .orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"))
        .answer(request, Content.ASK_EACH_TIME);
  }
}
