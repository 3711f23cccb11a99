package vn.thuocdo.staff;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.Transactions;

/** Writes down every change that somebody made; lines are never updated or deleted. */
@Singleton
public class Audit {

  private final Transactions transactions;
  private final AuditRepository lines;
  private final InstantSource clock;

  Audit(Transactions transactions, AuditRepository lines, InstantSource clock) {
    this.transactions = transactions;
    this.lines = lines;
    this.clock = clock;
  }

  /**
   * Writes one line in the running transaction, so that the change and its trace stay together.
   *
   * @param who username, or the command line or job that acted; at most 60 characters
   * @param what stable code such as {@code account-added}; the text {@code audit.<what>} in {@code
   *     messages/staff_*.properties} explains it
   * @param subject what it was done to; longer than 200 characters is cut
   * @param before how it was; null for what is new. Never a password, a phone number or a comment
   * @param after how it is now; null for what is gone
   */
  public void record(
      String who, String what, String subject, @Nullable String before, @Nullable String after) {
    String shortSubject = subject.length() > 200 ? subject.substring(0, 199) + "…" : subject;
    transactions.write(
        connection -> lines.insert(clock.instant(), who, what, shortSubject, before, after));
  }
}
