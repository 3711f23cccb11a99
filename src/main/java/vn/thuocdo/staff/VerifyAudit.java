package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import vn.thuocdo.database.Transactions;

/**
 * Walks the chain of audit lines and finds the first that does not fit.
 *
 * <p>Who can write into the database can also make every hash anew; what they cannot change is a
 * hash that somebody noted elsewhere, and it then is of no line any more.
 */
@Singleton
public class VerifyAudit {

  private static final int PAGE = 500;

  private final Transactions transactions;
  private final Audit audit;
  private final AuditTable table;

  VerifyAudit(Transactions transactions, Audit audit, AuditTable table) {
    this.transactions = transactions;
    this.audit = audit;
    this.table = table;
  }

  /** What the walk found. */
  public sealed interface Outcome {}

  /**
   * Nothing was changed, removed or slipped in since the lines were chained.
   *
   * @param head hash of the last line, 64 hexadecimal digits; note it elsewhere
   */
  public record Intact(long lines, String head) implements Outcome {}

  /**
   * The first line that does not fit the one before it.
   *
   * @param number of that line
   * @param previous number of the last line that fits; 0 when there is none
   */
  public record Broken(long number, long previous) implements Outcome {}

  /**
   * All lines fit, but more were written: the last ones are gone.
   *
   * @param last number of the last line that is there
   * @param written number of the last line that was written
   */
  public record Shortened(long last, long written) implements Outcome {}

  /** All lines fit, but none has the hash that was noted: the trail was shortened or rewritten. */
  public record Rewritten(long lines, String head) implements Outcome {}

  /**
   * Checks every line, all as of one moment.
   *
   * @param noted hash of some earlier end, as it was noted elsewhere; empty when there is none
   */
  public Outcome verify(String noted) {
    audit.beginIfNew();
    return transactions.read(connection -> walk(connection, noted));
  }

  /** Returns the hash of the last line, 64 hexadecimal digits; zeros when there is none. */
  String head() {
    return transactions.read(connection -> HexFormat.of().formatHex(table.head(connection).hash()));
  }

  private Outcome walk(Connection connection, String noted) throws SQLException {
    AuditTable.Head head = table.head(connection);
    byte[] hash = AuditHash.ofNothing();
    long number = 0;
    long lines = 0;
    boolean isFound = noted.isEmpty();
    List<AuditTable.Chained> page;
    while (!(page = table.listAfter(connection, number, PAGE)).isEmpty()) {
      for (AuditTable.Chained chained : page) {
        hash = AuditHash.of(hash, chained.line());
        if (!Arrays.equals(hash, chained.hash())) {
          return new Broken(chained.line().number(), number);
        }
        number = chained.line().number();
        lines++;
        isFound = isFound || HexFormat.of().formatHex(hash).equalsIgnoreCase(noted);
      }
    }
    if (!Arrays.equals(hash, head.hash())) {
      return new Shortened(number, head.number());
    }
    String end = HexFormat.of().formatHex(hash);
    return isFound ? new Intact(lines, end) : new Rewritten(lines, end);
  }
}
