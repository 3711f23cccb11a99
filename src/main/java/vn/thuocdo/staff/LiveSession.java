package vn.thuocdo.staff;

import io.micronaut.security.authentication.Authentication;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that may be used now.
 *
 * @param token as in the cookie
 * @param mustChangePassword until then nothing but the password page is open
 * @param mustBeginCodes afterwards, until then nothing but the page of the second factor is open
 */
record LiveSession(
    StaffMember member, String token, boolean mustChangePassword, boolean mustBeginCodes) {

  private static final String ATTRIBUTE = "session";

  Authentication asAuthentication() {
    return Authentication.build(
        member.username(), List.of(member.role().name()), Map.of(ATTRIBUTE, this));
  }

  static Optional<LiveSession> of(Authentication authentication) {
    return authentication.getAttributes().get(ATTRIBUTE) instanceof LiveSession session
        ? Optional.of(session)
        : Optional.empty();
  }
}
