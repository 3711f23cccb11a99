package vn.thuocdo.catalogue;

import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.staff.Audit;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitSuccession;

/** Writes down that a unit took over from another, if that can be. */
@Singleton
class RecordSuccession {

  static final Set<String> BASES = Set.of("", "AREA", "POPULATION", "TRANSACTIONS");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final int LONGEST_DOCUMENT = 300;

  private final Transactions transactions;
  private final Offices offices;
  private final Audit audit;

  RecordSuccession(Transactions transactions, Offices offices, Audit audit) {
    this.transactions = transactions;
    this.offices = offices;
    this.audit = audit;
  }

  /**
   * What was typed.
   *
   * @param share percentage of the predecessor; empty for not told
   */
  record Typed(
      String predecessor,
      String successor,
      String day,
      String kind,
      String share,
      String basis,
      String document) {}

  /**
   * Returns the key of what was wrong; empty when it was written down, or would be.
   *
   * @param who writes it down; empty to tell only whether it could be
   */
  Optional<String> record(Optional<String> who, Typed typed) {
    LocalDate day = day(typed.day());
    // The predecessor by its code of the day before: the successor may have taken it over.
    Optional<Unit> before =
        day == null ? Optional.empty() : offices.findUnit(typed.predecessor(), day.minusDays(1));
    Optional<Unit> after =
        day == null ? Optional.empty() : offices.findUnit(typed.successor(), day);
    var kind =
        Arrays.stream(UnitSuccession.Kind.values())
            .filter(one -> one.name().equals(typed.kind()))
            .findFirst();
    Optional<BigDecimal> share = share(typed.share());
    if (day == null || kind.isEmpty() || !BASES.contains(typed.basis())) {
      return Optional.of("refused.day");
    }
    if (before.isEmpty() || after.isEmpty()) {
      return Optional.of("refused.unit");
    }
    if ((share.isEmpty() && !typed.share().isEmpty())
        || typed.document().length() > LONGEST_DOCUMENT) {
      return Optional.of("refused.share");
    }
    if (before.get().id() == after.get().id()
        || !after.get().isAliveOn(day)
        || before.get().validFrom().isAfter(day)) {
      return Optional.of("refused.alive");
    }
    LocalDate end = before.get().validTo();
    boolean mustHaveEnded =
        kind.get() == UnitSuccession.Kind.MERGE || kind.get() == UnitSuccession.Kind.RENAME;
    if (mustHaveEnded && (end == null || !end.isBefore(day))) {
      return Optional.of("refused.still-there");
    }
    var succession =
        new UnitSuccession(
            before.get().id(),
            after.get().id(),
            day,
            kind.get(),
            share.orElse(null),
            typed.basis(),
            typed.document());
    who.ifPresent(name -> write(name, before.get(), after.get(), succession, typed));
    return Optional.empty();
  }

  private void write(String who, Unit before, Unit after, UnitSuccession succession, Typed typed) {
    transactions.write(
        connection -> {
          offices.put(succession);
          audit.record(
              who,
              "succession-recorded",
              before.code() + " → " + after.code(),
              null,
              succession.kind()
                  + " "
                  + succession.effectiveOn()
                  + " "
                  + typed.share()
                  + " "
                  + typed.document());
          return 0;
        });
    offices.forget();
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Reads a percentage above 0 to 100 as a share. */
  private static Optional<BigDecimal> share(String text) {
    String plain = text.replace("%", "").replace(',', '.').strip();
    return plain.matches("\\d{1,3}(\\.\\d{1,4})?")
        ? Optional.of(new BigDecimal(plain).divide(HUNDRED))
            .filter(share -> share.signum() > 0 && share.compareTo(BigDecimal.ONE) <= 0)
        : Optional.empty();
  }
}
