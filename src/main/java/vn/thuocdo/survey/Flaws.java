package vn.thuocdo.survey;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says what keeps a draft from being published. */
final class Flaws {

  /** What can be wrong. */
  enum Flaw {
    CODE_UNUSABLE,
    TITLE_MISSING,
    SOURCE_MISSING,
    NO_QUESTIONS,
    QUESTION_CODE_UNUSABLE,
    QUESTION_TWICE,
    WORDING_MISSING,
    TOO_LONG,
    NO_SCALE,
    CHOICE_UNUSABLE,
    CHOICE_TWICE,
    TOO_FEW_CHOICES,
    FACTOR_UNKNOWN,
    FACTOR_OF_CHOICE,
    CONDITION_BEFORE_ITS_QUESTION,
    CONDITION_NEVER_HOLDS,
    TWO_HEADLINES,
    HEADLINE_NEEDS_FIVE_LEVELS,
    HEADLINE_OF_HOUSEHOLDS,
    FORMULA_UNKNOWN,
    FORMULA_NEEDS_CRITERIA,
    FORMULA_NEEDS_HEADLINE,
    DAY_UNREADABLE,
    ENDS_BEFORE_IT_BEGINS
  }

  /** One flaw, at a question or at the whole (empty). */
  record Found(Flaw flaw, String at) {}

  private static final Pattern CODE = Pattern.compile("[A-Z0-9_]{1,40}");
  private static final Pattern CHOICE_CODE = Pattern.compile("[A-Z0-9_]{1,20}");
  private static final int LONGEST = 1000;
  private static final int HEADLINE_LEVELS = 5;

  private final Map<String, Object> tree;
  private final List<Found> found = new ArrayList<>();

  private Flaws(Draft draft) {
    this.tree = draft.tree();
  }

  /**
   * Returns everything that is wrong, in the order of the document; nothing if it may be published.
   */
  static List<Found> of(Draft draft) {
    var flaws = new Flaws(draft);
    flaws.head(draft);
    flaws.questions(draft);
    flaws.formulas(draft);
    return List.copyOf(flaws.found);
  }

  private void head(Draft draft) {
    requireThat(CODE.matcher(draft.code()).matches(), Flaw.CODE_UNUSABLE, "");
    words(tree.get("title"), Flaw.TITLE_MISSING, "");
    words(tree.get("source"), Flaw.SOURCE_MISSING, "");
    LocalDate from = day("validFrom");
    LocalDate to = day("validTo");
    requireThat(from == null || to == null || !to.isBefore(from), Flaw.ENDS_BEFORE_IT_BEGINS, "");
  }

  private void questions(Draft draft) {
    Set<String> factors = new HashSet<>();
    draft.factors().forEach(factor -> factors.add(Tree.text(factor, "code")));
    Map<String, Map<String, Object>> before = new HashMap<>();
    for (Map<String, Object> question : draft.questions()) {
      String code = Tree.text(question, "code");
      requireThat(CODE.matcher(code).matches(), Flaw.QUESTION_CODE_UNUSABLE, code);
      words(question.get("wording"), Flaw.WORDING_MISSING, code);
      String factor = Tree.text(question, "factor");
      requireThat(factor.isEmpty() || factors.contains(factor), Flaw.FACTOR_UNKNOWN, code);
      switch (Tree.text(question, "kind")) {
        case "SCALE" ->
            requireThat(
                Tree.map(tree.get("scales")).containsKey(Tree.text(question, "scale")),
                Flaw.NO_SCALE,
                code);
        case "CHOICE" -> {
          requireThat(factor.isEmpty(), Flaw.FACTOR_OF_CHOICE, code);
          choices(question, code);
        }
        default -> found.add(new Found(Flaw.NO_SCALE, code));
      }
      Draft.askedWhen(question)
          .ifPresent(condition -> condition(condition, before.get(condition.question()), code));
      requireThat(before.put(code, question) == null, Flaw.QUESTION_TWICE, code);
    }
    requireThat(!before.isEmpty(), Flaw.NO_QUESTIONS, "");
  }

  private void condition(Condition condition, @Nullable Map<String, Object> question, String at) {
    if (question == null) {
      found.add(new Found(Flaw.CONDITION_BEFORE_ITS_QUESTION, at));
      return;
    }
    var choices =
        Tree.maps(question.get("choices")).stream().map(one -> Tree.text(one, "code")).toList();
    boolean isOfLevels = choices.isEmpty() && condition.choices().isEmpty();
    requireThat(
        isOfLevels
            ? condition.minimum() <= condition.maximum()
                && condition.minimum() >= Draft.level(question, "minimum")
                && condition.maximum() <= Draft.level(question, "maximum")
            : !condition.choices().isEmpty() && choices.containsAll(condition.choices()),
        Flaw.CONDITION_NEVER_HOLDS,
        at);
  }

  private void choices(Map<String, Object> question, String at) {
    var codes = new HashSet<String>();
    for (Map<String, Object> choice : Tree.maps(question.get("choices"))) {
      String code = Tree.text(choice, "code");
      requireThat(CHOICE_CODE.matcher(code).matches(), Flaw.CHOICE_UNUSABLE, at);
      words(choice.get("label"), Flaw.CHOICE_UNUSABLE, at);
      requireThat(codes.add(code), Flaw.CHOICE_TWICE, at);
    }
    requireThat(codes.size() >= 2, Flaw.TOO_FEW_CHOICES, at);
  }

  private void formulas(Draft draft) {
    List<Map<String, Object>> headlines =
        draft.questions().stream()
            .filter(question -> Boolean.TRUE.equals(question.get("isHeadline")))
            .toList();
    requireThat(headlines.size() <= 1, Flaw.TWO_HEADLINES, "");
    for (Map<String, Object> headline : headlines) {
      String code = Tree.text(headline, "code");
      requireThat(
          Tree.text(headline, "maximum").equals(Integer.toString(HEADLINE_LEVELS)),
          Flaw.HEADLINE_NEEDS_FIVE_LEVELS,
          code);
      requireThat(
          !Tree.text(tree, "population").equals(Population.HOUSEHOLD.name()),
          Flaw.HEADLINE_OF_HOUSEHOLDS,
          code);
    }
    boolean hasCriteria =
        draft.questions().stream().anyMatch(question -> !Tree.text(question, "factor").isEmpty());
    if (tree.get("formulas") instanceof List<?> formulas) {
      for (Object one : formulas) {
        formula(one.toString(), hasCriteria, !headlines.isEmpty());
      }
    }
  }

  private void formula(String name, boolean hasCriteria, boolean hasHeadline) {
    Formula formula;
    try {
      formula = Formula.valueOf(name);
    } catch (IllegalArgumentException e) {
      found.add(new Found(Flaw.FORMULA_UNKNOWN, name));
      return;
    }
    if (formula == Formula.OVERALL_QUESTION) {
      requireThat(hasHeadline, Flaw.FORMULA_NEEDS_HEADLINE, "");
    } else {
      requireThat(hasCriteria, Flaw.FORMULA_NEEDS_CRITERIA, "");
    }
  }

  private @Nullable LocalDate day(String name) {
    String text = Tree.text(tree, name);
    try {
      return text.isEmpty() ? null : LocalDate.parse(text);
    } catch (DateTimeException e) {
      found.add(new Found(Flaw.DAY_UNREADABLE, text));
      return null;
    }
  }

  private void words(@Nullable Object words, Flaw missing, String at) {
    var map = Tree.map(words);
    for (String language : List.of("vi", "en")) {
      String text = Tree.text(map, language);
      requireThat(!text.isBlank(), missing, at);
      requireThat(text.length() <= LONGEST, Flaw.TOO_LONG, at);
    }
  }

  private void requireThat(boolean holds, Flaw otherwise, String at) {
    var one = new Found(otherwise, at);
    if (!holds && !found.contains(one)) {
      found.add(one);
    }
  }
}
