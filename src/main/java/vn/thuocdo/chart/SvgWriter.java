package vn.thuocdo.chart;

import java.awt.Color;
import java.awt.RenderingHints;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.ViewBox;

/**
 * Writes a laid-out sheet as SVG.
 *
 * <p>Text is drawn as outlines, each letter once in {@code <defs>}: the picture is the same
 * everywhere and carries no font (ops/decisions/0002). Style attributes become presentation
 * attributes, because a strict content security policy forbids the former.
 */
final class SvgWriter {

  private static final Pattern STYLE = Pattern.compile(" style=([\"'])(.*?)\\1");

  private SvgWriter() {}

  static byte[] write(Sheet sheet, Caption caption) {
    double height = sheet.height();
    var g = new SVGGraphics2D(sheet.width(), height);
    // The default prefix is the clock.
    g.setDefsKeyPrefix("d");
    g.setGeomDoubleConverter(SvgWriter::number);
    g.setTransformDoubleConverter(SvgWriter::number);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    sheet.paintShapes(g);
    var box = new ViewBox(0, 0, (int) sheet.width(), (int) Math.ceil(height));
    var drawing = plainAttributes(g.getSVGElement(null, true, box, null, null));
    int open = drawing.indexOf("<svg");
    int body = drawing.indexOf('>', open) + 1;
    int end = drawing.lastIndexOf("</svg>");
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            + drawing.substring(open, body - 1)
            + " role=\"img\" aria-labelledby=\"title desc\" xml:lang=\""
            + (caption.locale().getLanguage().equals("en") ? "en" : "vi")
            + "\"><title id=\"title\">"
            + escape(caption.title())
            + "</title><desc id=\"desc\">"
            + escape(caption.description())
            + "</desc>"
            + drawing.substring(body, end)
            + letters(sheet)
            + "</svg>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String letters(Sheet sheet) {
    var glyphs = new TreeMap<String, String>();
    var lines = new StringBuilder();
    for (var run : sheet.runs()) {
      lines.append("<g fill=\"").append(hex(run.color())).append("\" transform=\"translate(");
      lines.append(number(run.x())).append(' ').append(number(run.y())).append(") scale(");
      lines.append(run.size() / Typeface.EM).append(")\">");
      long x = 0;
      for (int codePoint : run.text().codePoints().toArray()) {
        var glyph = run.face().glyph(codePoint);
        var path = glyph.path();
        if (!path.isEmpty()) {
          glyphs.put(glyph.id(), path);
          lines.append("<use xlink:href=\"#").append(glyph.id()).append('"');
          lines.append(x == 0 ? "" : " x=\"" + x + "\"").append("/>");
        }
        x += glyph.advance();
      }
      lines.append("</g>\n");
    }
    var defs = new StringBuilder("<defs>");
    glyphs.forEach(
        (id, path) ->
            defs.append("<path id=\"").append(id).append("\" d=\"").append(path).append("\"/>\n"));
    return defs.append("</defs>\n").append(lines).toString();
  }

  private static String plainAttributes(String drawing) {
    return STYLE
        .matcher(drawing)
        .replaceAll(
            match -> {
              var attributes = new StringBuilder();
              for (var declaration : match.group(2).split(";", -1)) {
                int colon = declaration.indexOf(':');
                if (colon > 0) {
                  attributes.append(' ').append(declaration.substring(0, colon).strip());
                  attributes.append("=\"").append(declaration.substring(colon + 1).strip());
                  attributes.append('"');
                }
              }
              return Matcher.quoteReplacement(attributes.toString());
            });
  }

  /** Two decimals at most, without a trailing zero. */
  private static String number(double value) {
    double rounded = Math.round(value * 100) / 100.0;
    return rounded == Math.rint(rounded) ? Long.toString((long) rounded) : Double.toString(rounded);
  }

  private static String hex(Color color) {
    return "#%06x".formatted(color.getRGB() & 0xFFFFFF);
  }

  /** XML has no way at all to write some characters; a picture without them is better than none. */
  private static boolean isXml(int c) {
    boolean isControl = c < ' ' && c != '\n' && c != '\t';
    boolean isHalf = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    return !isControl && !isHalf && c != 0xfffe && c != 0xffff;
  }

  private static String escape(String text) {
    return text.codePoints()
        .filter(SvgWriter::isXml)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString()
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
