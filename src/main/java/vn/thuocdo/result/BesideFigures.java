package vn.thuocdo.result;

import java.util.List;
import java.util.Set;
import vn.thuocdo.period.Period;
import vn.thuocdo.text.Language;

/** What staff should see next to the figures of a period, because it qualifies them. */
public interface BesideFigures {

  /**
   * Returns tables, none when there is nothing to tell.
   *
   * @param seen codes of the units that may be shown
   * @param chosen code of the unit that is divided; empty for none
   */
  List<FiguresView> tables(Period period, Set<String> seen, String chosen, Language language);
}
