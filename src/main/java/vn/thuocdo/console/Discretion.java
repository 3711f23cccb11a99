package vn.thuocdo.console;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Redaction;

/**
 * What is kept from the counter that it is about: comments, and who said that a clerk was rude or
 * asked for money. Those reasons are folded together with «other», so that even their number says
 * nothing.
 */
public final class Discretion {

  /** The reason code under which the confidential ones are shown to everybody else. */
  static final String FOLDED = "FOLDED";

  private static final Set<String> CONFIDENTIAL = Set.of("EXTRA_COST", "ATTITUDE", "OTHER");

  private final boolean seesAll;

  public Discretion(StaffMember member) {
    this.seesAll = member.maySeeConfidential();
  }

  /** Returns how often each reason was ticked at all the points together, most frequent first. */
  List<ReasonCount> reasons(List<ReasonCount> all) {
    Map<String, Long> times = new TreeMap<>();
    all.forEach(count -> times.merge(shown(count.reason()), count.times(), Long::sum));
    return times.entrySet().stream()
        .map(entry -> new ReasonCount(0, entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingLong(ReasonCount::times).reversed())
        .toList();
  }

  LowRating rating(LowRating rating) {
    return new LowRating(
        rating.pointId(),
        rating.counterId(),
        rating.givenAt(),
        rating.score(),
        rating.reasons().stream().map(this::shown).distinct().toList(),
        seesAll ? Redaction.of(rating.comment()) : "");
  }

  /** Returns the reason, or the one it is folded into. */
  public String shown(String reason) {
    return seesAll || !CONFIDENTIAL.contains(reason) ? reason : FOLDED;
  }
}
