package vn.thuocdo.demo;

import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.rating.Outcome;
import vn.thuocdo.rating.StoreRatings;
import vn.thuocdo.result.Publish;
import vn.thuocdo.result.PublishOutcome;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.ImportDirectory;
import vn.thuocdo.unit.ImportReport;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

/**
 * Fills an empty home with «Tỉnh Mẫu», a province that does not exist.
 *
 * <p>Six reporting quarters that are over, 2025-Q2 to 2026-Q3, are the same on every machine and at
 * any time; the quarter 2026-Q4 reaches up to now. Everything comes in by the doors that real data
 * take, and the setting {@code demo} makes every page say that the figures are simulated.
 */
@Singleton
public class DemoProvince {

  /** Names the loader in the audit trail and in publications. */
  static final String WHO = "demo";

  private static final String DIRECTORY = "demo/directory.csv";
  private static final String LOADED = "demo.loaded";
  private static final int RATINGS_AT_A_TIME = 1_000;

  private final Transactions transactions;
  private final Offices offices;
  private final Settings settings;
  private final ImportDirectory importDirectory;
  private final DemoTables tables;
  private final SimulatedPlaces places;
  private final StoreRatings storeRatings;
  private final Publish publish;
  private final Audit audit;
  private final InstantSource clock;

  DemoProvince(
      Transactions transactions,
      Offices offices,
      Settings settings,
      ImportDirectory importDirectory,
      DemoTables tables,
      SimulatedPlaces places,
      StoreRatings storeRatings,
      Publish publish,
      Audit audit,
      InstantSource clock) {
    this.transactions = transactions;
    this.offices = offices;
    this.settings = settings;
    this.importDirectory = importDirectory;
    this.tables = tables;
    this.places = places;
    this.storeRatings = storeRatings;
    this.publish = publish;
    this.audit = audit;
    this.clock = clock;
  }

  /** Tells whether the demo is in this home, whole. */
  public boolean isLoaded() {
    return settings.find(LOADED).isPresent();
  }

  /**
   * Loads the demo and publishes its ended quarters. Does nothing when it is loaded; goes on where
   * it was interrupted.
   *
   * @throws IllegalStateException if there are offices that are not of the demo
   */
  public void load(Progress progress) {
    load(progress, 1);
  }

  /**
   * @param oneIn stores only every so many-th rating, so that tests need not wait for all
   */
  void load(Progress progress, int oneIn) {
    if (isLoaded()) {
      return;
    }
    boolean isInterrupted = settings.get("demo", "").equals("true");
    if (!offices.listUnits().isEmpty() && !isInterrupted) {
      throw new IllegalStateException(
          "There are offices here already; simulated figures are only for an empty home");
    }
    sayThatItIsSimulated();
    importOffices();
    tables.insertSuccessions();
    tables.insertTargets();
    storeRatings(progress, oneIn);
    tables.insertTransactions(
        new Simulation(Simulation.SEED).countsBefore(OfficeZone.today(clock)), clock.instant());
    publishEndedQuarters();
    transactions.write(
        connection -> {
          settings.put(LOADED, "true");
          audit.record(WHO, "demo-loaded", "demo", null, null);
          return 0;
        });
  }

  private void sayThatItIsSimulated() {
    settings.put("demo", "true");
    settings.put("province.name", "Tỉnh Mẫu");
    settings.put("province.name_en", "Sample Province");
    settings.put("hotline", "1900 0000 (số giả định)");
    settings.put("opening_hours", "MON-SAT 07:00-17:30");
    // Whoever tries the telephone of the demo at night need not wait for the morning.
    settings.put("sms_hours", "00:00-24:00");
  }

  private void importOffices() {
    try (InputStream csv =
        Objects.requireNonNull(getClass().getClassLoader().getResourceAsStream(DIRECTORY))) {
      ImportReport report = importDirectory.apply(csv, WHO);
      if (!report.refused().isEmpty()) {
        throw new IllegalStateException("The demo has bad offices: " + report.refused());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The offices of the demo are unreadable", e);
    }
  }

  private void storeRatings(Progress progress, int oneIn) {
    List<SimulatedRating> all = new Simulation(Simulation.SEED).untilRunning(clock.instant());
    var chosen = new ArrayList<SimulatedRating>();
    for (int i = 0; i < all.size(); i += oneIn) {
      chosen.add(all.get(i));
    }
    progress.start(chosen.size());
    for (int from = 0; from < chosen.size(); from += RATINGS_AT_A_TIME) {
      var batch = chosen.subList(from, Math.min(chosen.size(), from + RATINGS_AT_A_TIME));
      List<Outcome> outcomes = storeRatings.store(places.place(batch));
      if (outcomes.contains(Outcome.REFUSED)) {
        throw new IllegalStateException("The database refuses ratings of the demo");
      }
      progress.step(batch.size());
    }
  }

  /** Oldest first, because each publication shows the ones before it as a series. */
  private void publishEndedQuarters() {
    var quarters = new ArrayList<>(Simulation.ENDED_QUARTERS);
    quarters.add(Simulation.RUNNING_QUARTER);
    for (String quarter : quarters) {
      // A quarter that is not over is refused, and stays live.
      Period period = Period.parse(quarter, ReportingCalendar.REPORTING);
      if (publish.publish(period, WHO) instanceof PublishOutcome.Straddles cut) {
        cut.parts().forEach(part -> publish.publish(part, WHO));
      }
    }
  }
}
