package vn.thuocdo.paper;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Place;
import vn.thuocdo.survey.Questionnaire;

/**
 * Numbered forms that were filled in on paper at one point on one day.
 *
 * @param id 0 before it is stored
 * @param name as it is written on the bundle
 * @param issued forms that were given out
 * @param returned forms that are in it, with the numbers from 1 on
 * @param firstBy who types it first; null before anybody does
 * @param secondBy who types it again; null before anybody does
 * @param valid forms that count; null until it was counted
 */
record Bundle(
    long id,
    String name,
    Place place,
    Questionnaire questionnaire,
    LocalDate day,
    int issued,
    int returned,
    @Nullable String firstBy,
    @Nullable String secondBy,
    @Nullable Integer valid) {

  static final int FIRST = 1;
  static final int SECOND = 2;

  /** Settles what two people typed differently. */
  static final int THIRD = 3;

  /** Returns how somebody looks at it: first or second; 0 when two others are typing it. */
  int lookOf(String who) {
    if (who.equals(firstBy) || (firstBy == null && !who.equals(secondBy))) {
      return FIRST;
    }
    return secondBy == null || who.equals(secondBy) ? SECOND : 0;
  }
}
