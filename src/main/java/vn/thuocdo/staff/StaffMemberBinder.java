package vn.thuocdo.staff;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Hands the signed-in member to controllers that ask for one. */
@Singleton
class StaffMemberBinder implements TypedRequestArgumentBinder<StaffMember> {

  @Override
  public Argument<StaffMember> argumentType() {
    return Argument.of(StaffMember.class);
  }

  @Override
  public BindingResult<StaffMember> bind(
      ArgumentConversionContext<StaffMember> context, HttpRequest<?> source) {
    return () ->
        source
            .getUserPrincipal(Authentication.class)
            .flatMap(LiveSession::of)
            .map(LiveSession::member);
  }

  static Optional<StaffMember> memberOf(HttpRequest<?> request) {
    return request
        .getUserPrincipal(Authentication.class)
        .flatMap(LiveSession::of)
        .map(LiveSession::member);
  }
}
