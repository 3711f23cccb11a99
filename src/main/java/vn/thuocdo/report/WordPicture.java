package vn.thuocdo.report;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.xml.namespace.QName;
import org.apache.poi.common.usermodel.PictureType;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.util.Units;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.openxmlformats.schemas.drawingml.x2006.main.CTBlip;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Form;
import vn.thuocdo.chart.PngSize;
import vn.thuocdo.report.Report.Picture;

/** A chart in a text document: vectors for who knows them, points for who does not. */
final class WordPicture {

  private static final String SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
  private static final String SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";
  private static final String RELATION =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

  private WordPicture() {}

  /**
   * @param width in twentieths of a point
   * @param number of the picture, no other has
   */
  static void add(XWPFParagraph paragraph, Picture picture, Charts charts, int width, int number) {
    var size = Charts.sizeOf(picture.chart(), Form.WIDE);
    int across = width * Units.EMU_PER_DXA;
    int down = (int) ((long) across * size.height() / size.width());
    try {
      var run = paragraph.createRun();
      run.addPicture(
          new ByteArrayInputStream(charts.png(picture.chart(), PngSize.A4_150)),
          PictureType.PNG,
          "chart-%d.png".formatted(number),
          across,
          down);
      String vectors =
          paragraph.getDocument().addPictureData(charts.svg(picture.chart()), PictureType.SVG);
      var inline = run.getCTR().getDrawingArray(0).getInlineArray(0);
      inline.getDocPr().setId(number);
      inline.getDocPr().setDescr(picture.alt());
      inline.getDocPr().setTitle(picture.chart().caption().title());
      addVectors(
          run.getEmbeddedPictures().getFirst().getCTPicture().getBlipFill().getBlip(), vectors);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be read", e);
    } catch (InvalidFormatException e) {
      throw new IllegalStateException("Our own picture is no picture", e);
    }
  }

  private static void addVectors(CTBlip blip, String relation) {
    var extension = blip.addNewExtLst().addNewExt();
    extension.setUri(SVG_EXTENSION);
    try (var cursor = extension.newCursor()) {
      cursor.toEndToken();
      cursor.beginElement(new QName(SVG, "svgBlip", "asvg"));
      cursor.insertAttributeWithValue(new QName(RELATION, "embed", "r"), relation);
    }
  }
}
