package vn.thuocdo.survey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.thuocdo.unit.Domain;

/**
 * A questionnaire while it is written; every change gives a new one. It may be wrong until it is
 * published: {@link Flaws} says how.
 *
 * @param tree the JSON document
 */
record Draft(Map<String, Object> tree) {

  private static final int MOST_CHOICES = 30;

  /** What was typed about the whole. */
  record Head(
      String titleVi,
      String titleEn,
      String sourceVi,
      String sourceEn,
      String formula,
      String validFrom,
      String validTo,
      String commentVi,
      String commentEn,
      boolean mustBeChecked) {}

  /**
   * What was typed about a question.
   *
   * @param place from 1; where it stands among the others
   * @param choices one a line: a code, words in Vietnamese, words in English, with | between; empty
   *     leaves them as they are
   * @param askedWhen as {@link Condition#typed()}; empty for always
   */
  record Item(
      String wordingVi,
      String wordingEn,
      String scale,
      String factor,
      int place,
      boolean isHeadline,
      boolean isOptional,
      boolean isConfidential,
      boolean allowsNoOpinion,
      String choices,
      String askedWhen) {}

  /** Begins a questionnaire from nothing. */
  static Draft begun(String code, Domain domain, Population population, String vi, String en) {
    var tree = new LinkedHashMap<String, Object>();
    tree.put("code", code);
    tree.put("version", 1);
    tree.put("title", Tree.words(vi, en));
    tree.put("domain", domain.name());
    if (population != Population.TRANSACTION) {
      tree.put("population", population.name());
    }
    return new Draft(tree);
  }

  String code() {
    return Tree.text(tree, "code");
  }

  List<Map<String, Object>> questions() {
    return Tree.maps(tree.get("questions"));
  }

  List<Map<String, Object>> factors() {
    return Tree.maps(tree.get("factors"));
  }

  Draft asVersion(int version) {
    var changed = Tree.map(tree);
    changed.put("version", version);
    return new Draft(changed);
  }

  Draft with(Head head) {
    var changed = Tree.map(tree);
    changed.put("title", Tree.words(head.titleVi, head.titleEn));
    changed.put("source", Tree.words(head.sourceVi, head.sourceEn));
    if (head.commentVi.isBlank()) {
      changed.remove("comment");
    } else {
      changed.put("comment", Tree.words(head.commentVi, head.commentEn));
    }
    Tree.set(changed, "validFrom", head.validFrom);
    Tree.set(changed, "validTo", head.validTo);
    changed.put("mustBeChecked", head.mustBeChecked);
    Set<String> formulas = new LinkedHashSet<>();
    if (!head.formula.isBlank()) {
      formulas.add(head.formula);
    }
    if (tree.get("formulas") instanceof List<?> before && !head.formula.isBlank()) {
      before.forEach(formula -> formulas.add(formula.toString()));
    }
    changed.put("formulas", List.copyOf(formulas));
    return new Draft(changed);
  }

  Draft withFactor(String code, String vi, String en) {
    var changed = Tree.map(tree);
    var factors = factors();
    var words = Tree.words(vi, en);
    Optional<Map<String, Object>> known =
        factors.stream().filter(factor -> Tree.text(factor, "code").equals(code)).findFirst();
    if (known.isPresent()) {
      known.get().put("name", words);
    } else {
      var factor = new LinkedHashMap<String, Object>();
      factor.put("code", code);
      factor.put("name", words);
      factors.add(factor);
    }
    changed.put("factors", factors);
    return new Draft(changed);
  }

  Draft without(String code) {
    return withQuestions(
        questions().stream().filter(one -> !Tree.text(one, "code").equals(code)).toList());
  }

  /**
   * Changes a question, or adds one with a code that is new.
   *
   * @param scales those that come with the system
   */
  Draft with(String code, Item item, Scales scales) {
    var questions = new ArrayList<>(questions());
    Map<String, Object> question = new LinkedHashMap<>();
    question.put("code", code);
    for (Map<String, Object> one : questions) {
      if (Tree.text(one, "code").equals(code)) {
        question = one;
      }
    }
    questions.remove(question);
    question.put("wording", Tree.words(item.wordingVi, item.wordingEn));
    Tree.set(question, "factor", item.factor);
    setFlag(question, "isConfidential", item.isConfidential);
    setFlag(question, "isOptional", item.isOptional);
    if (item.askedWhen.isBlank()) {
      question.remove("askedWhen");
    } else {
      question.put("askedWhen", node(Condition.typed(item.askedWhen)));
    }
    var changed = Tree.map(tree);
    Map<String, Object> done = question;
    scales.find(item.scale).ifPresent(scale -> use(changed, done, item.scale, scale));
    if (item.scale.isBlank() && !item.choices.isBlank()) {
      setChoices(done, item.choices);
    }
    if (Tree.text(done, "kind").equals("SCALE")) {
      done.put("isHeadline", item.isHeadline);
      done.put("allowsNoOpinion", item.allowsNoOpinion);
    }
    questions.add(Math.clamp(item.place - 1L, 0, questions.size()), done);
    changed.put("questions", questions);
    return new Draft(changed);
  }

  private Draft withQuestions(List<Map<String, Object>> questions) {
    var changed = Tree.map(tree);
    changed.put("questions", questions);
    return new Draft(changed);
  }

  /** Copies a scale into the document: a published version depends on nothing outside it. */
  private static void use(
      Map<String, Object> document,
      Map<String, Object> question,
      String code,
      Map<String, Object> scale) {
    if (scale.get("choices") != null) {
      question.put("kind", "CHOICE");
      question.put("scaleCode", code);
      question.put("maxChoices", 1);
      question.put("choices", scale.get("choices"));
      List.of("scale", "minimum", "maximum", "allowsNoOpinion", "isHeadline")
          .forEach(question::remove);
      return;
    }
    List<Integer> levels =
        Tree.maps(scale.get("values")).stream()
            .map(value -> Integer.valueOf(Tree.text(value, "value")))
            .toList();
    question.put("kind", "SCALE");
    question.put("scale", code);
    question.put("minimum", Collections.min(levels));
    question.put("maximum", Collections.max(levels));
    List.of("scaleCode", "maxChoices", "choices").forEach(question::remove);
    var scales = Tree.map(document.get("scales"));
    scales.put(code, scale);
    document.put("scales", scales);
  }

  private static void setChoices(Map<String, Object> question, String lines) {
    var known = new LinkedHashMap<String, Map<String, Object>>();
    Tree.maps(question.get("choices")).forEach(one -> known.put(Tree.text(one, "code"), one));
    var choices = new ArrayList<Map<String, Object>>();
    for (String line : lines.strip().lines().limit(MOST_CHOICES).toList()) {
      List<String> parts = List.of(line.split("\\|", 3));
      String code = parts.getFirst().strip();
      var choice = known.getOrDefault(code, new LinkedHashMap<>());
      choice.put("code", code);
      String vi = parts.size() > 1 ? parts.get(1) : code;
      choice.put("label", Tree.words(vi, parts.size() > 2 ? parts.get(2) : ""));
      choices.add(choice);
    }
    question.put("kind", "CHOICE");
    question.put("choices", choices);
    question.putIfAbsent("maxChoices", 1);
  }

  /** Returns when a question is asked; empty for always. */
  static Optional<Condition> askedWhen(Map<String, Object> question) {
    if (question.get("askedWhen") == null) {
      return Optional.empty();
    }
    var node = Tree.map(question.get("askedWhen"));
    List<String> choices =
        node.get("choices") instanceof List<?> list
            ? list.stream().map(Object::toString).toList()
            : List.of();
    return Optional.of(
        new Condition(
            Tree.text(node, "question"), level(node, "minimum"), level(node, "maximum"), choices));
  }

  /** Returns a whole number; 0 for none. */
  static int level(Map<String, Object> node, String name) {
    return node.get(name) instanceof Number level ? level.intValue() : 0;
  }

  private static Map<String, Object> node(Condition condition) {
    var node = new LinkedHashMap<String, Object>();
    node.put("question", condition.question());
    if (condition.choices().isEmpty()) {
      node.put("minimum", condition.minimum());
      node.put("maximum", condition.maximum());
    } else {
      node.put("choices", condition.choices());
    }
    return node;
  }

  private static void setFlag(Map<String, Object> node, String name, boolean isSet) {
    if (isSet) {
      node.put(name, true);
    } else {
      node.remove(name);
    }
  }
}
