package vn.thuocdo.staff;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in, unless disabled.
 *
 * @param passwordHash Argon2id with its parameters and salt
 * @param mustChangePassword since somebody else has seen the password
 */
@MappedEntity("account")
record Account(
    @Id long id,
    String username,
    String displayName,
    Role role,
    String passwordHash,
    boolean mustChangePassword,
    @Nullable Instant disabledAt,
    Instant createdAt) {

  boolean isDisabled() {
    return disabledAt != null;
  }

  ListedAccount.State state() {
    if (isDisabled()) {
      return ListedAccount.State.DISABLED;
    }
    return mustChangePassword ? ListedAccount.State.WAITING : ListedAccount.State.ENABLED;
  }
}
