package vn.thuocdo.console;

/**
 * What one counter was given today on the headline questions.
 *
 * @param counterId 0 for ratings of the point as a whole
 * @param satisfied answers 4 and 5
 * @param dissatisfied answers 1 and 2
 * @param sampleSize answers 1 to 5
 * @param noOpinion outside every share
 * @param suspect of all of them, how many are worth a second look
 */
record CounterCount(
    long pointId,
    long counterId,
    long satisfied,
    long dissatisfied,
    long sampleSize,
    long noOpinion,
    long suspect) {

  static CounterCount nothingAt(long pointId, long counterId) {
    return new CounterCount(pointId, counterId, 0, 0, 0, 0, 0);
  }

  CounterCount plus(CounterCount other) {
    return new CounterCount(
        pointId,
        counterId,
        satisfied + other.satisfied,
        dissatisfied + other.dissatisfied,
        sampleSize + other.sampleSize,
        noOpinion + other.noOpinion,
        suspect + other.suspect);
  }
}
