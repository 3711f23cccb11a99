package vn.thuocdo.report;

import java.awt.Graphics2D;
import java.util.function.Consumer;
import vn.thuocdo.chart.Chart;
import vn.thuocdo.chart.Charts;
import vn.thuocdo.chart.Form;
import vn.thuocdo.chart.QrPicture;

/**
 * Something that paints itself as vectors.
 *
 * @param painter paints as large as width and height say
 */
record Drawing(double width, double height, Consumer<Graphics2D> painter) {

  static Drawing of(Chart chart) {
    var size = Charts.sizeOf(chart, Form.WIDE);
    return new Drawing(size.width(), size.height(), g -> Charts.paint(chart, Form.WIDE, g));
  }

  /** A QR code with its quiet zone. */
  static Drawing ofCode(String text) {
    int side = QrPicture.side(text);
    return new Drawing(side, side, g -> QrPicture.paint(text, g));
  }
}
