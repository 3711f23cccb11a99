package vn.thuocdo.database;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;

/**
 * Lets the pool throw away a connection to a server that may not write any more. It works as well
 * as ever, so that the pool would hand it out again and again; a new one leads to the server that
 * took its place.
 */
public final class ThrowAwayDemoted implements SQLExceptionOverride {

  @java.lang.Override
  public Override adjudicate(SQLException problem) {
    return Transactions.isDemoted(problem) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
  }
}
