package vn.thuocdo.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@JdbcRepository(dialect = Dialect.MYSQL)
interface SignInFailureRepository extends GenericRepository<SignInFailure, byte[]> {

  @Query(
      """
      SELECT name_hash, failures, last_failed_at, blocked_until FROM sign_in_failure
      WHERE name_hash = :nameHash FOR UPDATE""")
  Optional<SignInFailure> lock(byte[] nameHash);

  /** Makes sure that there is a row to lock: two first attempts at once must see each other. */
  @Query(
      """
      INSERT INTO sign_in_failure (name_hash, failures, last_failed_at, blocked_until)
      VALUES (:nameHash, 0, :now, :now) ON DUPLICATE KEY UPDATE name_hash = name_hash""")
  int ensure(byte[] nameHash, Instant now);

  @Query(
      """
      UPDATE sign_in_failure SET failures = :failures, last_failed_at = :now, blocked_until = :blockedUntil
      WHERE name_hash = :nameHash""")
  int set(byte[] nameHash, int failures, Instant now, Instant blockedUntil);

  @Query("DELETE FROM sign_in_failure WHERE name_hash = :nameHash")
  int forget(byte[] nameHash);

  @Query("DELETE FROM sign_in_failure WHERE last_failed_at < :before")
  int forgetOlderThan(Instant before);
}
