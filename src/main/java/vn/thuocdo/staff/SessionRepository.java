package vn.thuocdo.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SessionRepository extends GenericRepository<StaffSession, byte[]> {

  @Query(
      """
      SELECT token_hash, account_id, csrf_token, language, last_seen_at, expires_at FROM staff_session
      WHERE token_hash = :tokenHash""")
  Optional<StaffSession> find(byte[] tokenHash);

  @Query(
      """
      INSERT INTO staff_session (token_hash, account_id, csrf_token, language, created_at, last_seen_at, expires_at)
      VALUES (:tokenHash, :accountId, :csrfToken, :language, :now, :now, :expiresAt)""")
  int insert(
      byte[] tokenHash,
      long accountId,
      String csrfToken,
      String language,
      Instant now,
      Instant expiresAt);

  @Query("UPDATE staff_session SET last_seen_at = :now WHERE token_hash = :tokenHash")
  int touch(byte[] tokenHash, Instant now);

  @Query("UPDATE staff_session SET language = :language WHERE token_hash = :tokenHash")
  int setLanguage(byte[] tokenHash, String language);

  @Query("DELETE FROM staff_session WHERE token_hash = :tokenHash")
  int delete(byte[] tokenHash);

  @Query("DELETE FROM staff_session WHERE account_id = :accountId")
  int deleteAllOf(long accountId);

  @Query("DELETE FROM staff_session WHERE expires_at <= :now OR last_seen_at <= :idleSince")
  int deleteEnded(Instant now, Instant idleSince);
}
