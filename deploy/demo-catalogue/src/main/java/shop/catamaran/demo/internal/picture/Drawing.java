package shop.catamaran.demo.internal.picture;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes SVG. A paint is a color, a gradient of this drawing, or a color with an opacity such as
 * {@code #fff/.3}; paths are in SVG's path language on a canvas of 800 by 800.
 */
final class Drawing {

  private final Map<String, String> gradients = new LinkedHashMap<>();
  private final StringBuilder body = new StringBuilder(4096);

  /** A gradient from top to bottom of what it fills. */
  String down(String... stops) {
    return gradient("linearGradient", " x2='0' y2='1'", stops);
  }

  /** A gradient from left to right. */
  String across(String... stops) {
    return gradient("linearGradient", "", stops);
  }

  /** A gradient from upper left to lower right. */
  String diagonal(String... stops) {
    return gradient("linearGradient", " x2='1' y2='1'", stops);
  }

  /** A gradient from the middle outwards. */
  String round(String... stops) {
    return gradient("radialGradient", "", stops);
  }

  /** A gradient from a point, given in parts of the filled box. */
  String round(double x, double y, String... stops) {
    return gradient("radialGradient", " cx='" + x + "' cy='" + y + "' r='.75'", stops);
  }

  /** Cloth in a color: lit from the upper left. */
  String cloth(Color color) {
    return diagonal(color.lighter(0.2), color.hex(), color.darker(0.22));
  }

  /** A tube or rod that stands upright. */
  String tube(String light, String middle, String dark) {
    return across(middle, light, middle, dark);
  }

  private String gradient(String element, String attributes, String... stops) {
    StringBuilder text = new StringBuilder(attributes).append('>');
    for (int i = 0; i < stops.length; i++) {
      String[] paint = stops[i].split("/", -1);
      text.append("<stop");
      if (i > 0) {
        text.append(" offset='").append(100 * i / (stops.length - 1)).append("%'");
      }
      text.append(" stop-color='").append(paint[0]).append('\'');
      if (paint.length > 1) {
        text.append(" stop-opacity='").append(paint[1]).append('\'');
      }
      text.append("/>");
    }
    text.append("</").append(element).append('>');
    String key = element + text;
    return gradients.computeIfAbsent(key, any -> "url(#g" + gradients.size() + ")");
  }

  Drawing path(String paint, String d) {
    body.append("<path").append(paint("fill", paint)).append(" d='").append(d).append("'/>");
    return this;
  }

  Drawing line(String paint, double width, String d) {
    body.append("<path fill='none'").append(paint("stroke", paint));
    body.append(" stroke-width='").append(number(width));
    body.append("' d='").append(d).append("'/>");
    return this;
  }

  Drawing stitch(String paint, String d) {
    return dashed(paint, 2.5, "8 6", d);
  }

  Drawing dashed(String paint, double width, String dashes, String d) {
    body.append("<path fill='none'").append(paint("stroke", paint));
    body.append(" stroke-width='").append(number(width)).append("' stroke-dasharray='");
    body.append(dashes).append("' d='").append(d).append("'/>");
    return this;
  }

  Drawing circle(String paint, double x, double y, double radius) {
    body.append("<circle").append(paint("fill", paint)).append(at("cx", x)).append(at("cy", y));
    body.append(at("r", radius)).append("/>");
    return this;
  }

  Drawing ring(String paint, double width, double x, double y, double radius) {
    body.append("<circle fill='none'").append(paint("stroke", paint));
    body.append(at("stroke-width", width)).append(at("cx", x)).append(at("cy", y));
    body.append(at("r", radius)).append("/>");
    return this;
  }

  Drawing ellipse(String paint, double x, double y, double rx, double ry) {
    body.append("<ellipse").append(paint("fill", paint)).append(at("cx", x)).append(at("cy", y));
    body.append(at("rx", rx)).append(at("ry", ry)).append("/>");
    return this;
  }

  Drawing box(String paint, double x, double y, double width, double height, double corner) {
    body.append("<rect").append(paint("fill", paint)).append(at("x", x)).append(at("y", y));
    body.append(at("width", width)).append(at("height", height));
    body.append(at("rx", corner)).append("/>");
    return this;
  }

  /** Draws the part within a transformation. */
  Drawing in(String transform, Runnable part) {
    body.append("<g transform='").append(transform).append("'>");
    part.run();
    body.append("</g>");
    return this;
  }

  /** Draws the part twice: as it is, and mirrored at the vertical middle. */
  Drawing both(Runnable part) {
    part.run();
    return in("matrix(-1 0 0 1 800 0)", part);
  }

  /** Draws the part larger or smaller, standing on the same ground. */
  Drawing sized(double size, Runnable part) {
    double x = 400 - 400 * size;
    double y = 690 - 690 * size;
    String move = "translate(" + number(x) + " " + number(y) + ")";
    return in(move + " scale(" + String.format(Locale.ROOT, "%.3f", size) + ")", part);
  }

  /** The shadow that a thing casts on the ground. */
  Drawing shadow(double x, double y, double rx, double ry) {
    return ellipse(round("#0b1a2b/.42", "#0b1a2b/.16", "#0b1a2b/0"), x, y, rx, ry);
  }

  String svg(int width, int height) {
    StringBuilder svg = new StringBuilder(body.length() + 1024);
    svg.append("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ").append(width).append(' ');
    svg.append(height).append("' stroke-linecap='round' stroke-linejoin='round'><defs>");
    gradients.forEach(
        (key, reference) -> {
          // A motif may ask for a gradient and then not need it.
          if (body.indexOf(reference) >= 0) {
            String id = reference.substring(5, reference.length() - 1);
            svg.append('<').append(key, 0, 14).append(" id='").append(id).append('\'');
            svg.append(key, 14, key.length());
          }
        });
    return svg.append("</defs>").append(body).append("</svg>\n").toString();
  }

  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.1f", value);
    return text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
  }

  private static String at(String name, double value) {
    return " " + name + "='" + number(value) + "'";
  }

  private static String paint(String name, String paint) {
    int slash = paint.indexOf('/');
    return slash < 0
        ? " " + name + "='" + paint + "'"
        : " "
            + name
            + "='"
            + paint.substring(0, slash)
            + "' "
            + name
            + "-opacity='"
            + paint.substring(slash + 1)
            + "'";
  }
}
