package vn.thuocdo.survey;

/** How the answers to a questionnaire become one figure; the ways give different numbers. */
public enum Formula {
  /** Satisfied answers to all criteria, of all answers to them. */
  POOLED_ANSWERS,
  /** The mean of the shares of the criteria. */
  MEAN_OF_CRITERIA,
  /** The mean over the factors of the means of their criteria. */
  MEAN_OF_FACTORS,
  /** The share of the headline question alone. */
  OVERALL_QUESTION,
  /** Respondents all of whose answers to criteria are satisfied, of all who answered one. */
  COMPREHENSIVE
}
