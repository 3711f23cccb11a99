package vn.thuocdo.staff;

import io.micronaut.security.annotation.Secured;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Whoever has an account may come here, of whatever role. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Secured({
  Roles.HOME_AFFAIRS,
  Roles.UNIT_MANAGER,
  Roles.OPERATOR,
  Roles.SUPERVISOR,
  Roles.HEALTH_OWNER,
  Roles.EDUCATION_OWNER
})
public @interface EveryRole {}
