package vn.thuocdo.torture;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import vn.thuocdo.rating.ReceivedRanges;

/** Compares what is in the tables with what the kiosks gave out and were told. */
final class Examination {

  private final Connection connection;
  private final Content content;
  private final Witness witness;
  private final List<Long> ids;
  private final byte[][] stored;
  private final Map<Long, Integer> numbers = new HashMap<>();
  private long rows;

  /**
   * Prepares an examination.
   *
   * @param ids of the kiosks in the database, by their number in this run
   */
  Examination(Connection connection, Content content, Witness witness, List<Long> ids) {
    this.connection = connection;
    this.content = content;
    this.witness = witness;
    this.ids = ids;
    this.stored = new byte[ids.size()][];
    for (int kiosk = 0; kiosk < ids.size(); kiosk++) {
      numbers.put(ids.get(kiosk), kiosk);
      stored[kiosk] = new byte[witness.notes(kiosk).length];
    }
  }

  /** Tells the witness everything that is wrong; returns how many ratings are stored. */
  long examine() throws SQLException {
    readRatings();
    readComments();
    readTallies();
    if (number("SELECT COUNT(*) FROM copy_sign") > 0) {
      witness.found("an honest kiosk is said to have a copied key");
    }
    Set<String> refused = refused();
    Set<String> onTheWay = refusedOnTheWay();
    for (int kiosk = 0; kiosk < ids.size(); kiosk++) {
      compare(kiosk, refused, onTheWay);
      compareGaps(kiosk);
    }
    return rows;
  }

  private void readRatings() throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (var found = statement.executeQuery("SELECT id, kiosk_id, seq, answers FROM rating")) {
        while (found.next()) {
          Integer kiosk = numbers.get(found.getLong(2));
          if (kiosk != null) {
            rows++;
            compareRow(kiosk, id(found), found.getLong(3), found.getString(4));
          }
        }
      }
    }
  }

  private void compareRow(int kiosk, UUID id, long seq, String answers) {
    if (seq >= stored[kiosk].length || !content.id(kiosk, seq).equals(id)) {
      witness.found("a rating that kiosk " + kiosk + " never gave is stored: " + id);
      return;
    }
    stored[kiosk][(int) seq]++;
    if (!content.answers(kiosk, seq).equals(answers)) {
      witness.found(
          "rating %s says %s, given was %s".formatted(id, answers, content.answers(kiosk, seq)));
    }
  }

  private void readComments() throws SQLException {
    long comments = 0;
    try (var statement = connection.createStatement()) {
      statement.setFetchSize(Integer.MIN_VALUE);
      try (var found =
          statement.executeQuery(
              "SELECT c.rating_id, c.comment, r.kiosk_id FROM rating_comment c JOIN rating r ON r.id = c.rating_id")) {
        while (found.next()) {
          UUID id = id(found);
          Integer kiosk = numbers.get(found.getLong(3));
          if (kiosk != null) {
            comments++;
            if (!content.comment(kiosk, Content.seqOf(id)).orElse("").equals(found.getString(2))) {
              witness.found("the comment of rating " + id + " is not as it was written");
            }
          }
        }
      }
    }
    long expected = 0;
    for (int kiosk = 0; kiosk < stored.length; kiosk++) {
      for (int seq = 1; seq < stored[kiosk].length; seq++) {
        expected += stored[kiosk][seq] > 0 && content.comment(kiosk, seq).isPresent() ? 1 : 0;
      }
    }
    if (comments != expected) {
      witness.found("%d comments are stored, %d were written".formatted(comments, expected));
    }
  }

  private void readTallies() throws SQLException {
    long ratings = number("SELECT COUNT(*) FROM rating");
    long tallied =
        number("SELECT COALESCE(SUM(n1 + n2 + n3 + n4 + n5 + no_opinion), 0) FROM tally");
    if (ratings != tallied) {
      witness.found("%d ratings are stored, %d are tallied".formatted(ratings, tallied));
    }
  }

  private long number(String sql) throws SQLException {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      found.next();
      return found.getLong(1);
    }
  }

  private Set<String> refused() throws SQLException {
    return ids("SELECT sent_id FROM refused_rating");
  }

  /**
   * Those that one server had received before another refused them, when their kiosk's clock had
   * jumped: they are stored, once, and what the kiosk set aside is a repeat whenever it comes.
   */
  private Set<String> refusedOnTheWay() throws SQLException {
    return ids(
        """
        SELECT f.sent_id FROM refused_rating f
          JOIN rating r ON r.id = UNHEX(REPLACE(f.sent_id, '-', ''))
        WHERE r.received_at <= f.received_at""");
  }

  private Set<String> ids(String sql) throws SQLException {
    var refused = new HashSet<String>();
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(sql)) {
      while (found.next()) {
        refused.add(found.getString(1));
      }
    }
    return refused;
  }

  private void compare(int kiosk, Set<String> refused, Set<String> onTheWay) {
    byte[] notes = witness.notes(kiosk);
    for (int seq = 1; seq < notes.length; seq++) {
      int note = notes[seq];
      witness.count("refused", (note & Witness.TOLD_REFUSED) != 0 ? 1 : 0);
      int times = stored[kiosk][seq];
      String name = "rating %d of kiosk %d".formatted(seq, kiosk);
      if (times > 1) {
        witness.found(name + " is stored " + times + " times");
      } else if (times == 0 && (note & Witness.PROMISED) != 0) {
        witness.found(name + " was promised and is not there");
      } else if (times > 0 && note == 0) {
        witness.found(name + " was never given and is stored");
      } else if (times > 0 && (note & Witness.LOST) != 0) {
        witness.found(name + " was lost on the device and is stored");
      } else if (times > 0 && (note & Witness.TOLD_REFUSED) != 0) {
        if (onTheWay.contains(content.id(kiosk, seq).toString())) {
          witness.count("refused by one server while the other was storing it", 1);
        } else {
          witness.found(name + " was refused and is stored");
        }
      } else if (note == Witness.MADE) {
        witness.found(name + " was never answered for");
      }
      if ((note & Witness.TOLD_REFUSED) != 0
          && !refused.contains(content.id(kiosk, seq).toString())) {
        witness.found(name + " was refused and staff cannot see it");
      }
    }
  }

  /** What the server says is missing must be what the devices lost, to the number. */
  private void compareGaps(int kiosk) throws SQLException {
    long highest =
        number("SELECT COALESCE(highest_seq, 0) FROM kiosk WHERE id = " + ids.get(kiosk));
    var missing = new ArrayList<Long>();
    ReceivedRanges.missing(ReceivedRanges.find(connection, ids.get(kiosk)), highest)
        .forEach(
            gap -> {
              for (long seq = gap.first(); seq <= gap.last(); seq++) {
                missing.add(seq);
              }
            });
    var lost = new ArrayList<Long>();
    byte[] notes = witness.notes(kiosk);
    for (long seq = 1; seq < notes.length; seq++) {
      if ((notes[(int) seq] & Witness.LOST) != 0) {
        lost.add(seq);
      }
    }
    witness.count("gaps", lost.size());
    if (!missing.equals(lost)) {
      witness.found(
          "of kiosk %d the server misses %s, lost were %s".formatted(kiosk, missing, lost));
    }
  }

  private static UUID id(ResultSet row) throws SQLException {
    var bytes = ByteBuffer.wrap(row.getBytes(1));
    return new UUID(bytes.getLong(), bytes.getLong());
  }
}
