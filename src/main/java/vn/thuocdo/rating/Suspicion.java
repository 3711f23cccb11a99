package vn.thuocdo.rating;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reasons to look twice at a rating, in the order in which they are stored and shown. */
public enum Suspicion {
  /** Given when the office is closed. */
  OUT_OF_HOURS,
  /** More in a minute than a kiosk can take from one citizen after the other. */
  BURST,
  /** Word for word the same as many just before. */
  STREAK,
  /** One of many in a short time for which staff handled the device. */
  ASSISTED;

  /** Returns the reasons as they are stored with a rating: comma-separated; empty for none. */
  static String text(Collection<Suspicion> reasons) {
    return reasons.stream().sorted().map(Suspicion::name).collect(Collectors.joining(","));
  }

  /** Returns the reasons that are stored in a text; those of a newer version are left out. */
  public static Set<Suspicion> parse(String text) {
    List<String> names = List.of(text.split(","));
    var reasons = EnumSet.noneOf(Suspicion.class);
    Arrays.stream(values()).filter(one -> names.contains(one.name())).forEach(reasons::add);
    return reasons;
  }
}
