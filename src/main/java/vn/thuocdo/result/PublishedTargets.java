package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.period.PeriodKind;

/** Targets and what was reached, from the newest published document of each quarter and year. */
@Singleton
public class PublishedTargets {

  private static final Set<PeriodKind> KINDS = EnumSet.of(PeriodKind.QUARTER, PeriodKind.YEAR);

  /** Ten years of quarters and years. */
  private static final int MOST_PERIODS = 50;

  private final Publications publications;

  PublishedTargets(Publications publications) {
    this.publications = publications;
  }

  /** Returns the documents themselves, each period once. */
  public List<ResultDocument> documents() {
    var newest = new LinkedHashMap<String, PublishedPeriod>();
    for (PublishedPeriod head : publications.list()) {
      if (KINDS.contains(head.period().kind()) && newest.size() < MOST_PERIODS) {
        newest.putIfAbsent(head.period().calendar() + " " + head.period().code(), head);
      }
    }
    return newest.values().stream()
        .map(
            head ->
                publications.find(head.period().calendar(), head.period().code(), head.version()))
        .flatMap(Optional::stream)
        .map(Publication::document)
        .toList();
  }
}
