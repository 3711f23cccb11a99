package vn.thuocdo.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Why the citizens of the demo are satisfied or not, and what some of them write. */
final class Opinions {

  private static final String FILE = "demo/comments.tsv";
  private static final String PRAISE = "+";
  private static final double SAYS_WHY = 0.72;
  private static final double SAYS_WHAT_WAS_GOOD = 0.34;
  private static final double WRITES = 0.05;

  private static final List<String> CODES =
      List.of(
          "WAIT",
          "LATE",
          "TRIPS",
          "EXTRA_PAPERS",
          "UNCLEAR",
          "ATTITUDE",
          "EXTRA_COST",
          "INFO",
          "FACILITY",
          "ONLINE",
          "BUREAUCRACY",
          "OTHER");
  private static final double[] AT_AN_OFFICE = {26, 13, 13, 12, 13, 7, 1, 5, 6, 9, 3, 4};
  private static final double[] AT_A_HOSPITAL = {48, 4, 7, 6, 11, 9, 1, 4, 14, 3, 2, 4};

  private final Map<String, List<String>> comments;

  private Opinions(Map<String, List<String>> comments) {
    this.comments = comments;
  }

  static Opinions read() {
    var comments = new HashMap<String, List<String>>();
    try (var in =
        Objects.requireNonNull(Opinions.class.getClassLoader().getResourceAsStream(FILE))) {
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int tab = line.indexOf('\t');
                comments
                    .computeIfAbsent(line.substring(0, tab), code -> new ArrayList<>())
                    .add(line.substring(tab + 1));
              });
    } catch (IOException e) {
      throw new UncheckedIOException("The comments of the demo are unreadable", e);
    }
    return new Opinions(comments);
  }

  /** Returns what is ticked after a score: up to three reasons, up to two praises, or nothing. */
  List<String> choices(Dice dice, int score, boolean isHospital) {
    boolean isAsked = score <= 3 || score == 5;
    double willing = score <= 3 ? SAYS_WHY : SAYS_WHAT_WAS_GOOD;
    if (!isAsked || !dice.happens(willing)) {
      return List.of();
    }
    int most = 1 + dice.below(score <= 3 ? 3 : 2);
    var ticked = new LinkedHashSet<String>();
    for (int i = 0; i < most; i++) {
      ticked.add(CODES.get(dice.weighted(isHospital ? AT_A_HOSPITAL : AT_AN_OFFICE)));
    }
    return List.copyOf(ticked);
  }

  /** Returns what somebody writes who ticked these, or null, as most write nothing. */
  @Nullable String comment(Dice dice, int score, List<String> choices) {
    if (choices.isEmpty() || !dice.happens(WRITES)) {
      return null;
    }
    String topic = (score == 5 ? PRAISE : "") + choices.getFirst();
    List<String> known = comments.getOrDefault(topic, List.of());
    return known.isEmpty() ? null : dice.pick(known);
  }
}
