package vn.thuocdo.staff;

import io.micronaut.context.event.ApplicationEventListener;
import jakarta.inject.Singleton;
import vn.thuocdo.unit.DirectoryImported;

/** Leaves a line in the audit trail for every directory file that changed something. */
@Singleton
class RecordImports implements ApplicationEventListener<DirectoryImported> {

  private final Audit audit;

  RecordImports(Audit audit) {
    this.audit = audit;
  }

  @Override
  public void onApplicationEvent(DirectoryImported imported) {
    var report = imported.report();
    if (report.added() + report.changed() > 0) {
      audit.record(
          imported.who(),
          "directory-imported",
          "directory",
          null,
          "added %d, changed %d, unchanged %d, refused %d"
              .formatted(
                  report.added(), report.changed(), report.unchanged(), report.refused().size()));
    }
  }
}
