package vn.thuocdo.link;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import io.micronaut.views.jte.HtmlJteViewsRenderer;
import jakarta.inject.Singleton;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.pdmodel.PDDocument;
import vn.thuocdo.chart.QrPicture;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Prints a code with what to do about it, in Vietnamese and English. */
@Singleton
class Posters {

  private static final String FONT = "Liberation Sans";
  private static final int REGULAR = 400;
  private static final int BOLD = 700;

  private final HtmlJteViewsRenderer<Map<String, Object>> renderer;
  private final Offices offices;

  Posters(HtmlJteViewsRenderer<Map<String, Object>> renderer, Offices offices) {
    this.renderer = renderer;
    this.offices = offices;
    // It would write to the console, past our log.
    XRLog.setLoggingEnabled(false);
  }

  /**
   * Returns a PDF of one page; the same input gives the same bytes.
   *
   * @param publicAddress of the system, without a slash at its end
   */
  byte[] pdf(QrCode code, Paper paper, String publicAddress) {
    PosterPage page = page(code, paper, publicAddress);
    // Some offices have long names.
    return print(page, code, paper, 1)
        .or(() -> print(page.dense(), code, paper, Integer.MAX_VALUE))
        .orElseThrow();
  }

  private Optional<byte[]> print(PosterPage page, QrCode code, Paper paper, int mostSheets) {
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(html(page), null)
            .useDefaultPageSize(paper.width(), paper.height(), BaseRendererBuilder.PageSizeUnits.MM)
            .useFont(() -> font("Regular"), FONT, REGULAR, FontStyle.NORMAL, true)
            .useFont(() -> font("Bold"), FONT, BOLD, FontStyle.NORMAL, true);
    try (var pdf = builder.buildPdfRenderer();
        var document = pdf.createPDFKeepOpen();
        var out = new ByteArrayOutputStream()) {
      if (document.getNumberOfPages() > mostSheets) {
        return Optional.empty();
      }
      makeReproducible(document, code);
      document.save(out);
      return Optional.of(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("The poster of " + code.code() + " could not be made", e);
    }
  }

  private static void makeReproducible(PDDocument document, QrCode code) {
    Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    made.setTimeInMillis(code.madeAt().toEpochMilli());
    document.getDocumentInformation().setCreationDate(made);
    document.getDocumentInformation().setModificationDate(made);
    document.setDocumentId(code.madeAt().toEpochMilli());
  }

  private PosterPage page(QrCode code, Paper paper, String publicAddress) {
    String address = publicAddress + QrCode.PATH + code.code();
    String picture =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(QrPicture.png(address));
    return new PosterPage(
        paper.name(),
        names(code, Language.VI),
        names(code, Language.EN),
        words(code, Language.VI),
        words(code, Language.EN),
        picture,
        publicAddress.replaceFirst("^https?://", ""),
        QrCode.PATH + code.code());
  }

  private List<String> names(QrCode code, Language language) {
    boolean isEnglish = language == Language.EN;
    var names = new ArrayList<String>();
    offices
        .findPoint(code.pointId())
        .ifPresent(point -> names.add(isEnglish ? point.nameEn() : point.name()));
    offices
        .findCounter(code.counterId())
        .ifPresent(counter -> names.add(isEnglish ? counter.nameEn() : counter.name()));
    return names;
  }

  private static PosterPage.Words words(QrCode code, Language language) {
    Texts texts = Texts.of("link", language);
    CaseState state = code.caseState();
    return new PosterPage.Words(
        texts.get("poster.question"),
        state == null ? "" : texts.get("poster.case." + state),
        texts.get("poster.do"),
        texts.get("poster.facts"),
        texts.get("poster.type"));
  }

  private String html(PosterPage page) {
    var html = new StringWriter();
    try {
      renderer.render("link/poster", Map.of("page", page), null).writeTo(html);
    } catch (IOException e) {
      throw new UncheckedIOException("A poster could not be rendered", e);
    }
    return html.toString();
  }

  private static InputStream font(String style) {
    return Objects.requireNonNull(
        Posters.class.getResourceAsStream("/liberation/LiberationSans-" + style + ".ttf"),
        "no font on the class path");
  }
}
