package vn.thuocdo.staff;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@JdbcRepository(dialect = Dialect.MYSQL)
interface AccountRepository extends GenericRepository<Account, Long> {

  String COLUMNS =
      "id, username, display_name, role, password_hash, must_change_password, disabled_at,"
          + " created_at";

  @Query("SELECT " + COLUMNS + " FROM account WHERE username = :username")
  Optional<Account> findByUsername(String username);

  @Query("SELECT " + COLUMNS + " FROM account WHERE id = :id")
  Optional<Account> findById(long id);

  /** Returns the account and keeps others from changing it until the transaction ends. */
  @Query("SELECT " + COLUMNS + " FROM account WHERE id = :id FOR UPDATE")
  Optional<Account> lock(long id);

  @Query("SELECT " + COLUMNS + " FROM account ORDER BY disabled_at IS NOT NULL, username")
  List<Account> list();

  @Query("SELECT COUNT(*) FROM account")
  long count();

  /** Returns whom Sở Nội vụ has left, and keeps that so until the transaction ends. */
  @Query("SELECT id FROM account WHERE role = 'HOME_AFFAIRS' AND disabled_at IS NULL FOR UPDATE")
  List<Long> lockActiveHomeAffairs();

  @Query(
      """
      INSERT INTO account (username, display_name, role, password_hash, must_change_password, created_at)
      VALUES (:username, :displayName, :role, :passwordHash, :mustChangePassword, :createdAt)""")
  int insert(
      String username,
      String displayName,
      String role,
      String passwordHash,
      boolean mustChangePassword,
      Instant createdAt);

  @Query(
      """
      UPDATE account SET password_hash = :passwordHash, must_change_password = :mustChangePassword
      WHERE id = :id""")
  int setPassword(long id, String passwordHash, boolean mustChangePassword);

  /** Replaces a hash made with weaker parameters, unless the password has changed meanwhile. */
  @Query("UPDATE account SET password_hash = :stronger WHERE id = :id AND password_hash = :weaker")
  int replaceHash(long id, String weaker, String stronger);

  @Query("UPDATE account SET disabled_at = :disabledAt WHERE id = :id")
  int setDisabledAt(long id, @Nullable Instant disabledAt);

  @Query("UPDATE account SET display_name = :displayName, role = :role WHERE id = :id")
  int setNameAndRole(long id, String displayName, String role);

  @Query("SELECT unit_id FROM account_unit WHERE account_id = :id ORDER BY unit_id")
  List<Long> listUnitIds(long id);

  @Query("DELETE FROM account_unit WHERE account_id = :id")
  int removeUnits(long id);

  @Query("INSERT INTO account_unit (account_id, unit_id) VALUES (:id, :unitId)")
  int addUnit(long id, long unitId);
}
