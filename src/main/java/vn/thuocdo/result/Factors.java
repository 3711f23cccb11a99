package vn.thuocdo.result;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import vn.thuocdo.period.Period;
import vn.thuocdo.stats.SatisfactionIndex;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.QuestionTexts;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.text.Language;

/** Makes the figures by factor of every questionnaire that was answered. */
@Singleton
class Factors {

  private final SurveyFigures figures;
  private final Questionnaires questionnaires;
  private final QuestionTexts texts;

  Factors(SurveyFigures figures, Questionnaires questionnaires, QuestionTexts texts) {
    this.figures = figures;
    this.questionnaires = questionnaires;
    this.texts = texts;
  }

  /** Returns the factors with answers, nothing hidden; those with a confidential question never. */
  List<FactorLine> of(Period period) {
    Set<Integer> answered = figures.answered(period);
    var lines = new ArrayList<FactorLine>();
    for (Questionnaire questionnaire : questionnaires.list()) {
      if (questionnaire.criteria().stream().anyMatch(one -> answered.contains(one.id()))) {
        lines.addAll(of(questionnaire, period));
      }
    }
    return lines;
  }

  private List<FactorLine> of(Questionnaire questionnaire, Period period) {
    Map<String, List<SurveyFigures.Levels>> byFactor = new LinkedHashMap<>();
    for (SurveyFigures.Levels levels : figures.of(questionnaire, period).levels()) {
      Question question = levels.question();
      if (question.isCriterion()) {
        byFactor
            .computeIfAbsent(Objects.requireNonNull(question.factor()), factor -> new ArrayList<>())
            .add(levels);
      }
    }
    var lines = new ArrayList<FactorLine>();
    byFactor.forEach(
        (factor, levels) -> {
          boolean isConfidential = levels.stream().anyMatch(one -> one.question().isConfidential());
          boolean isAnswered = levels.stream().anyMatch(one -> one.counts().sampleSize() > 0);
          if (isAnswered && !isConfidential) {
            lines.add(line(questionnaire, factor, levels));
          }
        });
    return lines;
  }

  private FactorLine line(
      Questionnaire questionnaire, String factor, List<SurveyFigures.Levels> levels) {
    QuestionTexts.Wording wording = texts.of(questionnaire);
    List<FactorLine.Criterion> criteria =
        levels.stream()
            .filter(one -> one.counts().sampleSize() > 0)
            .map(
                one ->
                    new FactorLine.Criterion(
                        one.question().code(),
                        wording.question(one.question().code(), Language.VI),
                        wording.question(one.question().code(), Language.EN),
                        one.satisfied(),
                        one.counts().sampleSize()))
            .toList();
    double share =
        SatisfactionIndex.meanOfCriteria(
                criteria.stream()
                    .map(
                        one ->
                            new SatisfactionIndex.Criterion(
                                factor, one.satisfied(), one.sampleSize()))
                    .toList())
            .orElseThrow();
    return new FactorLine(
        questionnaire.reference(),
        wording.title(Language.VI),
        wording.title(Language.EN),
        factor,
        wording.factor(factor, Language.VI),
        wording.factor(factor, Language.EN),
        share,
        criteria,
        false);
  }

  /**
   * Returns the same lines as the public may see them. One person answers several criteria: a
   * factor is hidden as a whole where fewer than {@code hiddenBelow} answered one of them, or where
   * a version that is public already differs by so few.
   */
  static List<FactorLine> hide(
      List<FactorLine> lines, List<ResultDocument> versions, long hiddenBelow) {
    return lines.stream()
        .map(line -> isTelling(line, versions, hiddenBelow) ? line.hidden() : line)
        .toList();
  }

  private static boolean isTelling(
      FactorLine line, List<ResultDocument> versions, long hiddenBelow) {
    return line.criteria().stream()
        .anyMatch(
            criterion ->
                criterion.sampleSize() < hiddenBelow
                    || versions.stream()
                        .flatMap(version -> earlier(version, line, criterion).stream())
                        .anyMatch(
                            before ->
                                !before.equals(criterion)
                                    && Math.abs(before.sampleSize() - criterion.sampleSize())
                                        < hiddenBelow));
  }

  private static List<FactorLine.Criterion> earlier(
      ResultDocument version, FactorLine line, FactorLine.Criterion criterion) {
    List<FactorLine> factors = version.factors();
    return factors == null
        ? List.of()
        : factors.stream()
            .filter(one -> one.questionnaire().equals(line.questionnaire()))
            .filter(one -> one.code().equals(line.code()))
            .flatMap(one -> one.criteria().stream())
            .filter(one -> one.code().equals(criterion.code()))
            .toList();
  }
}
