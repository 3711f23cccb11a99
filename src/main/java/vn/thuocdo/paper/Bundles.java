package vn.thuocdo.paper;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.paper.BundleTable.Looks;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.RecordForms;
import vn.thuocdo.rating.Respondent;
import vn.thuocdo.staff.Audit;

/**
 * Bundles of paper forms on their way into the figures: typed by two people, compared, settled
 * where they differ, and then counted as a whole.
 */
@Singleton
class Bundles {

  private final BundleTable table;
  private final RecordForms forms;
  private final Transactions transactions;
  private final Audit audit;
  private final InstantSource clock;

  Bundles(
      BundleTable table,
      RecordForms forms,
      Transactions transactions,
      Audit audit,
      InstantSource clock) {
    this.table = table;
    this.forms = forms;
    this.transactions = transactions;
    this.audit = audit;
    this.clock = clock;
  }

  /** What came of something that was asked for; the names are keys of messages. */
  enum Outcome {
    DONE,
    /** There is one of that name already. */
    NAME_TAKEN,
    /** Two others type it. */
    TWO_OTHERS,
    /** No form of that number, or the other one has typed it and it is too late to change it. */
    NOT_TO_TYPE,
    /** It does not differ. */
    NOTHING_TO_SETTLE,
    NOT_COMPLETE,
    COUNTED_ALREADY
  }

  /** A bundle and what was typed of it, by the number of the form. */
  record Opened(Bundle bundle, Map<Integer, Looks> typed) {

    private Looks looks(int number) {
      return typed.getOrDefault(number, new Looks(Map.of()));
    }

    /** Returns the forms that somebody has not typed yet. */
    List<Integer> left(int look) {
      return numbers().stream().filter(number -> !looks(number).typed().containsKey(look)).toList();
    }

    /** Returns the forms that two people typed differently and nobody has settled. */
    List<Integer> differing() {
      return numbers().stream()
          .filter(number -> looks(number).isTypedTwice() && !looks(number).isSettled())
          .toList();
    }

    boolean isComplete() {
      return numbers().stream().allMatch(number -> looks(number).isSettled());
    }

    private List<Integer> numbers() {
      return IntStream.rangeClosed(1, bundle.returned()).boxed().toList();
    }
  }

  /** Returns those that were not counted yet, with what was typed, and those since a day. */
  List<Opened> listSince(LocalDate day) {
    return transactions.read(
        connection -> {
          var opened = new ArrayList<Opened>();
          for (Bundle bundle : table.listSince(connection, day)) {
            opened.add(
                bundle.valid() == null ? opened(connection, bundle) : new Opened(bundle, Map.of()));
          }
          return opened;
        });
  }

  Optional<Opened> find(long id) {
    return transactions.read(
        connection -> {
          Optional<Bundle> bundle = table.find(connection, id);
          return bundle.isPresent()
              ? Optional.of(opened(connection, bundle.get()))
              : Optional.empty();
        });
  }

  private static Opened opened(Connection connection, Bundle bundle) throws SQLException {
    return new Opened(bundle, BundleTable.typed(connection, bundle.id()));
  }

  Outcome add(String who, Bundle bundle) {
    try {
      transactions.write(
          connection -> {
            long id = BundleTable.insert(connection, bundle, who, now());
            audit.record(
                who,
                "paper-bundle-added",
                Long.toString(id),
                null,
                bundle.returned() + " / " + bundle.issued());
            return id;
          });
      return Outcome.DONE;
    } catch (RuntimeException e) {
      if (Transactions.isDuplicate(e)) {
        return Outcome.NAME_TAKEN;
      }
      throw e;
    }
  }

  /**
   * Takes what somebody typed of a form. It may be typed again until the other one has typed it
   * too: then only a third look changes anything.
   *
   * @param typed as {@link TypedForm} writes it down
   */
  Outcome type(String who, long id, int number, String typed) {
    return change(
        id,
        (connection, opened) -> {
          Bundle bundle = opened.bundle;
          int look = bundle.lookOf(who);
          if (look == 0) {
            return Outcome.TWO_OTHERS;
          }
          if (number < 1 || number > bundle.returned() || opened.looks(number).isTypedTwice()) {
            return Outcome.NOT_TO_TYPE;
          }
          BundleTable.take(connection, id, look, who);
          BundleTable.put(connection, id, number, look, typed, who, now());
          return Outcome.DONE;
        });
  }

  /** Takes what a third look found on a form that two people typed differently. */
  Outcome settle(String who, long id, int number, String typed) {
    return change(
        id,
        (connection, opened) -> {
          if (!opened.differing().contains(number)) {
            return Outcome.NOTHING_TO_SETTLE;
          }
          BundleTable.put(connection, id, number, Bundle.THIRD, typed, who, now());
          return Outcome.DONE;
        });
  }

  /** Lets the forms of a complete bundle count; what its answers cannot be, is not valid. */
  Outcome count(String who, long id) {
    return change(
        id,
        (connection, opened) -> {
          if (!opened.isComplete()) {
            return Outcome.NOT_COMPLETE;
          }
          List<NewRating> ratings = ratings(opened);
          forms.store(connection, ratings);
          BundleTable.counted(connection, id, ratings.size(), who, now());
          audit.record(
              who,
              "paper-bundle-counted",
              Long.toString(id),
              null,
              ratings.size() + " / " + opened.bundle.returned() + " / " + opened.bundle.issued());
          return Outcome.DONE;
        });
  }

  private List<NewRating> ratings(Opened opened) {
    Bundle bundle = opened.bundle;
    var typedForm = new TypedForm(bundle.questionnaire());
    var ratings = new ArrayList<NewRating>();
    opened.typed.forEach(
        (number, looks) -> {
          String agreed = looks.agreed().orElse(TypedForm.VOID);
          if (!agreed.equals(TypedForm.VOID)) {
            var form =
                new RecordForms.Form(
                    FormId.of("bundle " + bundle.id() + " " + number),
                    bundle.questionnaire(),
                    bundle.place(),
                    Channel.PAPER,
                    Respondent.UNKNOWN,
                    bundle.day(),
                    typedForm.answers(agreed),
                    "");
            NewRating rating = forms.judge(form).rating();
            if (rating != null) {
              ratings.add(rating);
            }
          }
        });
    return ratings;
  }

  /** Something done to a bundle that nobody else changes meanwhile. */
  @FunctionalInterface
  private interface Change {
    Outcome on(Connection connection, Opened opened) throws SQLException;
  }

  private Outcome change(long id, Change change) {
    return transactions.write(
        connection -> {
          BundleTable.lock(connection, id);
          Opened opened = opened(connection, table.find(connection, id).orElseThrow());
          return opened.bundle.valid() == null
              ? change.on(connection, opened)
              : Outcome.COUNTED_ALREADY;
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
