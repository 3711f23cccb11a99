package vn.thuocdo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured, several times each: medians with the lowest and the highest. */
final class Figures {

  private final Map<String, List<Double>> measured = new LinkedHashMap<>();

  void add(String name, double value) {
    measured.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
  }

  double median(String name) {
    List<Double> sorted = measured.get(name).stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value >= 100 ? "%.0f" : "%.2f", value);
  }

  String table() {
    var lines = new StringBuilder();
    measured.forEach(
        (name, values) ->
            lines.append(
                String.format(
                    Locale.ROOT,
                    "%-34s %12s   %s … %s  (%d)%n",
                    name,
                    number(median(name)),
                    number(values.stream().mapToDouble(v -> v).min().orElseThrow()),
                    number(values.stream().mapToDouble(v -> v).max().orElseThrow()),
                    values.size())));
    return lines.toString();
  }

  /** Prints how one figure stands to another and to what is wanted. */
  String ratio(String what, double value, double wanted) {
    boolean holds = wanted < 0 ? value <= -wanted : value >= wanted;
    return String.format(
        Locale.ROOT,
        "%s %-58s %8.2f   wanted %s %.2f%n",
        holds ? "✓" : "✗",
        what,
        value,
        wanted < 0 ? "≤" : "≥",
        Math.abs(wanted));
  }

  void writeJson(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(
        file,
        measured.keySet().stream()
            .map(name -> "  \"%s\": %s".formatted(name, number(median(name))))
            .collect(Collectors.joining(",\n", "{\n", "\n}\n")));
  }
}
