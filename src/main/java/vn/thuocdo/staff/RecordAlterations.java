package vn.thuocdo.staff;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.thuocdo.unit.UnitAltered;

/** Leaves a line in the audit trail for every official code and public contact that changed. */
@Singleton
class RecordAlterations implements ApplicationEventListener<UnitAltered> {

  private final Audit audit;

  RecordAlterations(Audit audit) {
    this.audit = audit;
  }

  @Override
  public void onApplicationEvent(UnitAltered altered) {
    String what =
        switch (altered.fact()) {
          case CODE -> "unit-code-changed";
          case CONTACT -> "unit-contact-changed";
        };
    audit.record(
        altered.who(),
        what,
        altered.unit(),
        altered.before().isEmpty() ? null : altered.before(),
        altered.after().isEmpty() ? null : altered.after());
  }
}
