package vn.thuocdo.chart;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** Draws a QR code with its quiet zone. */
public final class QrPicture {

  /** What ISO/IEC 18004 asks for around the code, in modules. */
  private static final int QUIET_ZONE = 4;

  /** So large that no printer has to invent what lies between two dots. */
  private static final int PIXELS_PER_MODULE = 16;

  private static final int BLACK = 0xFF000000;
  private static final int WHITE = 0xFFFFFFFF;

  private QrPicture() {}

  /**
   * Returns a PNG. A quarter of the code may be dirty or torn and it is still read (level Q).
   *
   * @throws IllegalArgumentException if the text is longer than a QR code can hold
   */
  public static byte[] png(String text) {
    BitMatrix modules = modules(text);
    int side = modules.getWidth() * PIXELS_PER_MODULE;
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        boolean isBlack = modules.get(x / PIXELS_PER_MODULE, y / PIXELS_PER_MODULE);
        picture.setRGB(x, y, isBlack ? BLACK : WHITE);
      }
    }
    var out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, "png", out);
    } catch (IOException e) {
      throw new UncheckedIOException("Memory cannot fail to be written", e);
    }
    return out.toByteArray();
  }

  /** Paints the code as vectors, one unit to a module. */
  public static void paint(String text, Graphics2D g) {
    BitMatrix modules = modules(text);
    var black = new Path2D.Double();
    for (int y = 0; y < modules.getHeight(); y++) {
      for (int x = 0; x < modules.getWidth(); x++) {
        if (modules.get(x, y)) {
          black.append(new Rectangle(x, y, 1, 1), false);
        }
      }
    }
    g.setColor(Color.BLACK);
    g.fill(black);
  }

  /** Returns how many modules the code has on a side, its quiet zone included. */
  public static int side(String text) {
    return modules(text).getWidth();
  }

  private static BitMatrix modules(String text) {
    try {
      // Without a size every module is one point.
      return new QRCodeWriter()
          .encode(
              text,
              BarcodeFormat.QR_CODE,
              0,
              0,
              Map.of(
                  EncodeHintType.ERROR_CORRECTION,
                  ErrorCorrectionLevel.Q,
                  EncodeHintType.MARGIN,
                  QUIET_ZONE));
    } catch (WriterException e) {
      throw new IllegalArgumentException(text.length() + " characters fit in no QR code", e);
    }
  }
}
