package vn.thuocdo.report;

import java.util.List;
import java.util.Map;

/**
 * What people wrote, apart from all figures.
 *
 * @param passages of the period; a missing one was not written yet
 * @param facts about the agency; a missing one is what the installation knows
 */
record ReportTexts(Map<Passage, String> passages, Map<OfficeFact, String> facts) {

  ReportTexts {
    passages = Map.copyOf(passages);
    facts = Map.copyOf(facts);
  }

  String fact(OfficeFact fact) {
    return facts.getOrDefault(fact, "");
  }

  List<String> lines(OfficeFact fact) {
    return lines(fact(fact));
  }

  List<String> lines(Passage passage) {
    return lines(passages.getOrDefault(passage, ""));
  }

  static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }
}
