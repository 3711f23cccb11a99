package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;

/**
 * Writes down every change that somebody made; lines are never updated or deleted, and each carries
 * a hash over the one before it.
 */
@Singleton
public class Audit {

  static final String CHAIN_BEGUN = "audit-chain-begun";

  private static final int LONGEST_NAME = 60;
  private static final int LONGEST_SUBJECT = 200;

  /** Four bytes each still fit into the column. */
  private static final int LONGEST_VALUE = 16_000;

  private static final int PAGE = 500;

  private final Transactions transactions;
  private final AuditTable table;
  private final InstantSource clock;

  Audit(Transactions transactions, AuditTable table, InstantSource clock) {
    this.transactions = transactions;
    this.table = table;
    this.clock = clock;
  }

  /**
   * Writes one line in the running transaction, so that the change and its trace stay together.
   * Other writers of lines, on this server and others, wait until that transaction is over: call it
   * last.
   *
   * @param who username, or the command line or job that acted; longer than 60 characters is cut
   * @param what stable code such as {@code account-added}; the text {@code audit.<what>} in {@code
   *     messages/staff_*.properties} explains it
   * @param subject what it was done to; longer than 200 characters is cut
   * @param before how it was; null for what is new. Never a password, a phone number or a comment
   * @param after how it is now; null for what is gone
   * @throws IllegalStateException if no transaction is open: a change could then stay without a
   *     trace, or a trace without its change
   */
  public void record(
      String who, String what, String subject, @Nullable String before, @Nullable String after) {
    if (!transactions.isOpen()) {
      throw new IllegalStateException("No transaction holds the change and its line: " + what);
    }
    transactions.write(
        connection -> {
          AuditTable.Head head = beginIfNew(connection);
          var line =
              new AuditLine(
                  head.number() + 1,
                  now(),
                  cut(who, LONGEST_NAME),
                  what,
                  cut(subject, LONGEST_SUBJECT),
                  before == null ? null : cut(before, LONGEST_VALUE),
                  after == null ? null : cut(after, LONGEST_VALUE));
          append(connection, head, line);
          return 0;
        });
  }

  /** Chains the lines that are older than the chain, unless that was done before. */
  void beginIfNew() {
    transactions.write(this::beginIfNew);
  }

  private AuditTable.Head beginIfNew(Connection connection) throws SQLException {
    AuditTable.Head head = table.lockHead(connection);
    if (head.hasBegun()) {
      return head;
    }
    AuditTable.Head end = chainOldLines(connection, head);
    table.begin(connection, now());
    if (end.number() == 0) {
      return end;
    }
    // Whoever reads the trail should know that nothing proves the lines before this one.
    var note = new AuditLine(end.number() + 1, now(), "thuocdo", CHAIN_BEGUN, "audit", null, null);
    return append(connection, end, note);
  }

  private AuditTable.Head chainOldLines(Connection connection, AuditTable.Head head)
      throws SQLException {
    long number = head.number();
    byte[] hash = head.hash();
    while (true) {
      List<AuditTable.Chained> lines = table.listAfter(connection, number, PAGE);
      if (lines.isEmpty()) {
        table.moveHead(connection, number, hash);
        return new AuditTable.Head(number, hash, true);
      }
      for (AuditTable.Chained old : lines) {
        hash = AuditHash.of(hash, old.line());
        number = old.line().number();
        table.chain(connection, number, hash);
      }
    }
  }

  private AuditTable.Head append(Connection connection, AuditTable.Head head, AuditLine line)
      throws SQLException {
    byte[] hash = AuditHash.of(head.hash(), line);
    table.insert(connection, line, hash);
    table.moveHead(connection, line.number(), hash);
    return new AuditTable.Head(line.number(), hash, true);
  }

  /** The column keeps milliseconds; what is hashed must be what is read back. */
  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /** Columns count code points; half a pair would come back as another text than was hashed. */
  private static String cut(String text, int longest) {
    if (text.codePointCount(0, text.length()) <= longest) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
