package vn.thuocdo.report;

/** What clerks write into the report of a period, in the order of the report. */
enum Passage {
  SURVEY,
  PETITIONS,
  STRENGTHS,
  WEAKNESSES,
  CAUSES,
  REMEDIES,
  TASKS,
  PROPOSALS;

  /** Longer texts are refused. */
  static final int LONGEST = 20_000;
}
