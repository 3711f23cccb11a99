package vn.thuocdo.target;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.unit.Domain;

/**
 * Brings known targets into the database at every start, inactive: they belong to other places and
 * times, and which one holds here is a decision of the province.
 */
@Singleton
@Named("target-presets")
public class Presets implements ApplicationEventListener<StartupEvent> {

  private static final String FILE = "presets/targets.tsv";
  private static final int COLUMNS = 10;

  private final Targets targets;

  Presets(Targets targets) {
    this.targets = targets;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    load();
  }

  /** Stores the presets that are not stored yet; leaves the stored ones as they are. */
  public void load() {
    read().forEach(targets::insertIfNew);
  }

  static List<Target> read() {
    try (var in = Presets.class.getClassLoader().getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("The presets " + FILE + " are missing");
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(Presets::target)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The presets " + FILE + " are unreadable", e);
    }
  }

  private static Target target(String line) {
    List<String> cells = List.of(line.split("\t", -1));
    if (cells.size() != COLUMNS) {
      throw new IllegalStateException(cells.size() + " cells in a line of " + FILE + ": " + line);
    }
    String respondent = cells.get(2);
    return new Target(
        cells.get(0),
        cells.get(7),
        cells.get(8),
        Domain.valueOf(cells.get(1)),
        respondent.equals("-") ? null : Respondent.valueOf(respondent),
        null,
        Comparator.valueOf(cells.get(3)),
        new BigDecimal(cells.get(4)),
        LocalDate.parse(cells.get(5)),
        LocalDate.parse(cells.get(6)),
        cells.get(9),
        false);
  }
}
