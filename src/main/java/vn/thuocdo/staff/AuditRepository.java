package vn.thuocdo.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AuditRepository extends GenericRepository<AuditLine, Long> {

  /**
   * Returns lines, newest first; an empty {@code who} or {@code what} stands for everybody or
   * everything.
   */
  @Query(
      """
      SELECT number, at, who, what, subject, before_value, after_value FROM audit_line
      WHERE (:who = '' OR who = :who) AND (:what = '' OR what = :what)
      ORDER BY number DESC LIMIT :most OFFSET :skipped""")
  List<AuditLine> listNewestFirst(String who, String what, int most, int skipped);

  @Query("SELECT DISTINCT who FROM audit_line ORDER BY who")
  List<String> listActors();

  @Query("SELECT DISTINCT what FROM audit_line ORDER BY what")
  List<String> listActions();
}
