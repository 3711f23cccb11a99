package vn.thuocdo.report;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.BreakIterator;
import java.time.Instant;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;
import vn.thuocdo.text.Language;

/**
 * Prints templates as PDF: fonts embedded, tagged for screen readers, charts as vectors, the same
 * bytes for the same page.
 */
@Singleton
class PdfPrinter {

  private static final int REGULAR = 400;
  private static final int BOLD = 700;
  private static final int A4_WIDTH = 210;
  private static final int A4_HEIGHT = 297;

  /** From each paper of the series to the next larger one. */
  private static final float NEXT_LARGER = (float) Math.sqrt(2);

  private final TemplateEngine templates;

  PdfPrinter() {
    this.templates = TemplateEngine.createPrecompiled(ContentType.Html);
    // It would write to the console, past our log.
    XRLog.setLoggingEnabled(false);
  }

  /**
   * @param drawings by the addresses that the page gives them
   * @param moment of its properties
   */
  byte[] print(String template, Record page, Map<String, Drawing> drawings, Instant moment) {
    var html = new StringOutput();
    templates.render("report/" + template + ".jte", Map.of("page", page), html);
    var builder =
        new PdfRendererBuilder()
            .withHtmlContent(html.toString(), null)
            .useDefaultPageSize(A4_WIDTH, A4_HEIGHT, BaseRendererBuilder.PageSizeUnits.MM)
            .usePdfUaAccessibility(true)
            // Its own would break dates at their slashes.
            .useUnicodeLineBreaker(new LineBreaks())
            .useSVGDrawer(new Vectors(drawings))
            .useProtocolsStreamImplementation(PdfPrinter::hollow, Vectors.SCHEME);
    addFonts(builder, "Liberation Serif", "LiberationSerif-");
    addFonts(builder, "Liberation Sans", "LiberationSans-");
    try (var pdf = builder.buildPdfRenderer();
        var document = pdf.createPDFKeepOpen();
        var out = new ByteArrayOutputStream()) {
      makeReproducible(document, moment);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  /** Returns the same document on the next larger paper: A3 instead of A4. */
  byte[] enlarged(byte[] pdf, Instant moment) {
    try (PDDocument document = Loader.loadPDF(pdf);
        var out = new ByteArrayOutputStream()) {
      for (PDPage page : document.getPages()) {
        PDRectangle box = page.getMediaBox();
        var larger = new PDRectangle(box.getWidth() * NEXT_LARGER, box.getHeight() * NEXT_LARGER);
        try (var content =
            new PDPageContentStream(document, page, AppendMode.PREPEND, true, false)) {
          content.transform(Matrix.getScaleInstance(NEXT_LARGER, NEXT_LARGER));
        }
        page.setMediaBox(larger);
      }
      makeReproducible(document, moment);
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
  }

  private static void addFonts(PdfRendererBuilder builder, String family, String files) {
    builder.useFont(() -> font(files + "Regular"), family, REGULAR, FontStyle.NORMAL, true);
    builder.useFont(() -> font(files + "Bold"), family, BOLD, FontStyle.NORMAL, true);
    builder.useFont(() -> font(files + "Italic"), family, REGULAR, FontStyle.ITALIC, true);
    builder.useFont(() -> font(files + "BoldItalic"), family, BOLD, FontStyle.ITALIC, true);
  }

  private static InputStream font(String file) {
    return Objects.requireNonNull(
        PdfPrinter.class.getResourceAsStream("/liberation/" + file + ".ttf"),
        "no font on the class path");
  }

  private static void makeReproducible(PDDocument document, Instant moment) {
    Calendar made = new GregorianCalendar(TimeZone.getTimeZone("UTC"));
    made.setTimeInMillis(moment.toEpochMilli());
    document.getDocumentInformation().setCreationDate(made);
    document.getDocumentInformation().setModificationDate(made);
    document.setDocumentId(moment.toEpochMilli());
  }

  private static final class LineBreaks implements FSTextBreaker {

    private final BreakIterator breaks = BreakIterator.getLineInstance(Language.VI.locale());

    @Override
    public int next() {
      return breaks.next();
    }

    @Override
    public void setText(String text) {
      breaks.setText(text);
    }
  }

  private static FSStream hollow(String address) {
    String svg = Vectors.hollow(address);
    return new FSStream() {
      @Override
      public InputStream getStream() {
        return new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8));
      }

      @Override
      public Reader getReader() {
        return new StringReader(svg);
      }
    };
  }
}
