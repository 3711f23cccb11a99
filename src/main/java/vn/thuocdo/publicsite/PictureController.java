package vn.thuocdo.publicsite;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Form;
import vn.thuocdo.chart.PngSize;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.unit.Domain;

/** Charts of what is published, for pages, newspapers and paper. */
@Controller(value = "/bieu-do", produces = MediaType.ALL)
@ExecuteOn(TaskExecutors.BLOCKING)
class PictureController {

  private static final MediaType SVG = MediaType.of("image/svg+xml; charset=utf-8");
  private static final MediaType PNG = MediaType.of("image/png");

  private final Editions editions;
  private final Charts charts;
  private final Memory memory;

  PictureController(Editions editions, Charts charts, Memory memory) {
    this.editions = editions;
    this.charts = charts;
    this.memory = memory;
  }

  @Get("/{period}/{file}")
  HttpResponse<?> ofDomain(HttpRequest<?> request, String period, String file) {
    Edition all = editions.marked(request, period);
    Domain domain = domain(request, all);
    Set<String> chosen = Choice.of(request);
    Edition edition = all.only(chosen);
    if (!chosen.isEmpty() && edition.groupsOf(domain).isEmpty()) {
      throw notFound();
    }
    return answer(
        request,
        edition,
        file,
        domain.name() + String.join("&", chosen),
        edition
            .document()
            .findTotal(domain)
            .map(total -> edition.wording().subject(edition.document(), total))
            .orElse(""),
        name -> new Drawings(edition).ofDomain(name, domain));
  }

  @Get("/{period}/don-vi/{code}/{file}")
  HttpResponse<?> ofUnit(HttpRequest<?> request, String period, String code, String file) {
    Edition edition = editions.marked(request, period);
    var unit = edition.document().findUnit(code).orElseThrow(PictureController::notFound);
    return answer(
        request,
        edition,
        file,
        "/" + code,
        edition.name(unit) + " – " + edition.wording().sentence(edition.document(), unit),
        name -> new Drawings(edition).ofUnit(name, unit));
  }

  private HttpResponse<byte[]> answer(
      HttpRequest<?> request,
      Edition edition,
      String file,
      String subject,
      String headline,
      java.util.function.Function<String, Optional<Chart>> draw) {
    int dot = file.lastIndexOf('.');
    String name = dot < 0 ? file : file.substring(0, dot);
    String extension = file.substring(dot + 1);
    if (!Drawings.NAMES.contains(name) || !(extension.equals("svg") || extension.equals("png"))) {
      throw notFound();
    }
    boolean isSvg = extension.equals("svg");
    String wanted = Editions.parameter(request, "co");
    Form form = wanted.equals(PictureSize.NARROW) ? Form.NARROW : Form.WIDE;
    PngSize size = PictureSize.of(isSvg ? "" : wanted).orElseThrow(PictureController::notFound);
    String key =
        String.join(
            "/",
            "picture",
            edition.language().tag(),
            edition.publication().sha256(),
            name,
            isSvg ? "svg-" + form : size.name(),
            subject);
    Content content =
        memory.get(
            key,
            () -> {
              Chart chart = draw.apply(name).orElseThrow(PictureController::notFound);
              return isSvg
                  ? Content.of(SVG, charts.svg(chart, form))
                  : Content.of(PNG, charts.png(headed(chart, size, headline), size));
            });
    return content.answer(
        request, Editions.isMarked(request, edition) ? Content.FOR_EVER : Content.ASK_EACH_TIME);
  }

  /** A picture that stands alone where a link is shared says the result in words. */
  private static Chart headed(Chart chart, PngSize size, String headline) {
    return size == PngSize.SOCIAL ? chart.with(chart.caption().below(headline)) : chart;
  }

  /** Returns the domain that the address names, or that of the headline. */
  private static Domain domain(HttpRequest<?> request, Edition edition) {
    String wanted = Editions.parameter(request, "linh-vuc");
    return Arrays.stream(Domain.values())
        .filter(
            domain ->
                wanted.isEmpty()
                    ? edition
                        .document()
                        .headline()
                        .filter(total -> total.code().equals(domain.name()))
                        .isPresent()
                    : domain.name().equals(wanted))
        .findFirst()
        .orElseThrow(PictureController::notFound);
  }

  private static Refusal notFound() {
    return Refusal.of(HttpStatus.NOT_FOUND, "not-found");
  }
}
