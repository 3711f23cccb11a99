package vn.thuocdo.result;

import java.util.List;
import vn.thuocdo.period.Period;
import vn.thuocdo.unit.Domain;

/** Documents for tests that need figures and nothing around them. */
final class ResultDocuments {

  private ResultDocuments() {}

  static ResultDocument of(Period period, List<UnitFigures> totals, List<UnitFigures> units) {
    return new ResultDocument(
        period.code(),
        period.calendar(),
        period.from(),
        period.to(),
        1,
        null,
        Assembly.METHOD,
        units,
        totals,
        List.of(),
        List.of(new ResultDocument.GroupLine("COMMUNE", "Xã", "Communes", Domain.ADMINISTRATION)),
        new ResultDocument.Rules(
            "", "", 0.95, 5, 30, "", "", List.of(), 0, 0, List.of(), List.of("OVERALL"), List.of()),
        "",
        "",
        false,
        null,
        null,
        null,
        null,
        null);
  }
}
