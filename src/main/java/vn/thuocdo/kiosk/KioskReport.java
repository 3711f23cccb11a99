package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.rating.CopySigns;
import vn.thuocdo.rating.ReceivedRanges;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;

/** Says in words how each kiosk is, and what about it needs somebody's attention. */
@Singleton
class KioskReport {

  private static final Duration SILENT_AFTER = Duration.ofHours(1);
  private static final Duration WRONG_CLOCK = Duration.ofMinutes(2);
  private static final double STORAGE_FULL = 0.8;
  private static final int MOST_GAPS_NAMED = 8;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private final KioskTable kiosks;
  private final Offices offices;
  private final Transactions transactions;
  private final InstantSource clock;

  KioskReport(KioskTable kiosks, Offices offices, Transactions transactions, InstantSource clock) {
    this.kiosks = kiosks;
    this.offices = offices;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * Returns a row for every kiosk that ever was, by place; revoked ones too, for their ratings
   * count.
   */
  List<KiosksPage.Row> rows(Language language) {
    Texts texts = Texts.of("kiosk", language);
    return kiosks.list().stream().map(kiosk -> row(kiosk, texts, language)).toList();
  }

  /** Returns what was refused last, newest first: time, kiosk, running number, reason. */
  List<List<String>> refused(Language language, int most) {
    Texts texts = Texts.of("kiosk", language);
    return transactions.read(
        connection -> {
          var rows = new ArrayList<List<String>>();
          try (var statement =
              connection.prepareStatement(
                  "SELECT received_at, kiosk_id, seq, reason FROM refused_rating ORDER BY number DESC LIMIT ?")) {
            statement.setInt(1, most);
            try (var found = statement.executeQuery()) {
              while (found.next()) {
                Instant at =
                    found
                        .getObject(1, java.time.LocalDateTime.class)
                        .toInstant(java.time.ZoneOffset.UTC);
                rows.add(
                    List.of(
                        time(at),
                        text(found.getString(2)),
                        text(found.getString(3)),
                        texts.get("refused." + found.getString(4))));
              }
            }
          }
          return rows;
        });
  }

  private KiosksPage.Row row(Kiosk kiosk, Texts texts, Language language) {
    var received = transactions.read(connection -> ReceivedRanges.find(connection, kiosk.id()));
    long highest = kiosk.highestSeq() == null ? 0 : kiosk.highestSeq();
    var missing = ReceivedRanges.missing(received, highest);
    boolean isVietnamese = language == Language.VI;
    var point = offices.findPoint(kiosk.pointId()).orElseThrow();
    var counter = offices.findCounter(kiosk.counterId()).orElseThrow();
    return new KiosksPage.Row(
        Long.toString(kiosk.id()),
        isVietnamese ? point.name() : point.nameEn(),
        isVietnamese ? counter.name() : counter.nameEn(),
        kiosk.revokedAt() == null
            ? texts.get("state.valid")
            : texts.get("state.revoked", time(kiosk.revokedAt())),
        kiosk.lastSeenAt() == null ? texts.get("never") : time(kiosk.lastSeenAt()),
        waiting(kiosk, texts),
        numbers(received, texts),
        alarms(kiosk, missing, texts),
        device(kiosk, texts),
        kiosk.revokedAt() == null);
  }

  private static String waiting(Kiosk kiosk, Texts texts) {
    if (kiosk.waiting() == null) {
      return texts.get("unknown");
    }
    return kiosk.oldestWaitingAt() == null
        ? Integer.toString(kiosk.waiting())
        : texts.get(
            "waiting.since", Integer.toString(kiosk.waiting()), time(kiosk.oldestWaitingAt()));
  }

  private static String numbers(List<ReceivedRanges.Range> received, Texts texts) {
    return received.isEmpty()
        ? texts.get("numbers.none")
        : texts.get("numbers.received", Long.toString(received.getLast().last()));
  }

  private List<String> alarms(Kiosk kiosk, List<ReceivedRanges.Range> missing, Texts texts) {
    var alarms = new ArrayList<String>();
    int waiting = kiosk.waiting() == null ? 0 : kiosk.waiting();
    long missed = missing.stream().mapToLong(gap -> gap.last() - gap.first() + 1).sum();
    // What the device still holds is on its way; only what nobody holds any more is missing.
    if (missed > waiting) {
      alarms.add(texts.get("alarm.missing", gaps(missing)));
    }
    for (CopySigns.Seen seen :
        transactions.read(connection -> CopySigns.find(connection, kiosk.id()))) {
      alarms.add(
          texts.get(
              "alarm.copied." + seen.sign(), Long.toString(seen.times()), time(seen.lastAt())));
    }
    if (kiosk.revokedAt() == null && isSilent(kiosk)) {
      alarms.add(texts.get("alarm.silent"));
    }
    if (kiosk.setAside() != null && kiosk.setAside() > 0) {
      alarms.add(texts.get("alarm.set-aside", Integer.toString(kiosk.setAside())));
    }
    if (kiosk.clockOffsetMs() != null
        && Duration.ofMillis(kiosk.clockOffsetMs()).abs().compareTo(WRONG_CLOCK) > 0) {
      alarms.add(texts.get("alarm.clock", Long.toString(kiosk.clockOffsetMs() / -60_000)));
    }
    if (Boolean.FALSE.equals(kiosk.isPersisted())) {
      alarms.add(texts.get("alarm.storage-may-be-cleared"));
    }
    if (kiosk.storageUsage() != null
        && kiosk.storageQuota() != null
        && kiosk.storageUsage() > STORAGE_FULL * kiosk.storageQuota()) {
      alarms.add(texts.get("alarm.storage-full"));
    }
    return alarms;
  }

  private boolean isSilent(Kiosk kiosk) {
    Instant seen = kiosk.lastSeenAt() == null ? kiosk.enrolledAt() : kiosk.lastSeenAt();
    return Duration.between(seen, clock.instant()).compareTo(SILENT_AFTER) > 0;
  }

  private static String gaps(List<ReceivedRanges.Range> missing) {
    String named =
        missing.stream()
            .limit(MOST_GAPS_NAMED)
            .map(
                gap ->
                    gap.first() == gap.last() ? "" + gap.first() : gap.first() + "–" + gap.last())
            .collect(Collectors.joining(", "));
    return missing.size() > MOST_GAPS_NAMED ? named + " …" : named;
  }

  private static String device(Kiosk kiosk, Texts texts) {
    return kiosk.appVersion() == null ? texts.get("unknown") : kiosk.appVersion();
  }

  private static String text(@Nullable String value) {
    return value == null ? "–" : value;
  }

  private static String time(Instant instant) {
    return TIME.format(ZonedDateTime.ofInstant(instant, OfficeZone.ZONE));
  }
}
