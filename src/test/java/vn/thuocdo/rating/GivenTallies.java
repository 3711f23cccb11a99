package vn.thuocdo.rating;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;

/** Puts counts into the tallies as the door would, without the ratings. */
public final class GivenTallies {

  private GivenTallies() {}

  /**
   * Adds counts, from 1 to 5 and then no opinion, for one unit, whose point has the same number.
   */
  public static void add(
      Connection connection,
      LocalDate day,
      long unit,
      long procedureGroup,
      int question,
      Channel channel,
      long... counts)
      throws SQLException {
    var tallies = new Tallies();
    tallies.put(
        new Tallies.Key(
            day,
            new Place(unit, unit, 0, procedureGroup),
            question,
            channel,
            Respondent.UNKNOWN,
            false),
        counts);
    tallies.addTo(connection);
  }
}
