package vn.thuocdo.sms;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the words of a reply say, sentence by sentence, before anything is concluded from it.
 *
 * <p>Every judgement is «very» and «not» around a good or bad word: VERY? NOT? BETWEEN* word
 * AFTER?.
 */
final class Opinion {

  private static final Set<Meaning> SCORES =
      EnumSet.of(
          Meaning.SCORE_5,
          Meaning.SCORE_4,
          Meaning.SCORE_4_ALONE,
          Meaning.SCORE_3,
          Meaning.SCORE_2,
          Meaning.SCORE_1);

  private static final Set<Meaning> SINGLE =
      EnumSet.of(
          Meaning.VERY,
          Meaning.AFTER,
          Meaning.NOT,
          Meaning.DOUBT,
          Meaning.THANKS,
          Meaning.PARTICLE,
          Meaning.TOPIC,
          Meaning.PRAISE,
          Meaning.COMPLAINT);

  private final List<ReplyTokens.Token> tokens;

  /** Each judgement found, 1 to 5. */
  final List<Integer> scores = new ArrayList<>();

  /** It denies, asks or doubts in a way that may turn the sense round. */
  boolean isDoubtful;

  /** The same, but only of what was said before the first judgement. */
  boolean isDoubtfulFromTheStart;

  boolean hasThanks;
  boolean hasComplaint;
  boolean hasNegation;
  boolean hasUnknown;
  boolean hasTopic;

  /** Kind words that are no judgement. */
  boolean hasPraise;

  /** A judgement that counts only beside particles. */
  boolean isAlone;

  /** A judgement in one word without its marks, which may be another word. */
  boolean isUnmarked;

  private boolean isClauseDenied;

  private Opinion(List<ReplyTokens.Token> tokens) {
    this.tokens = tokens;
  }

  /** Reads the tokens. */
  static Opinion of(List<ReplyTokens.Token> tokens) {
    var opinion = new Opinion(tokens);
    int at = 0;
    while (at < tokens.size()) {
      at += opinion.take(at);
    }
    return opinion;
  }

  boolean isHigh() {
    return scores.stream().anyMatch(score -> score > 3);
  }

  boolean isMiddling() {
    return scores.contains(3);
  }

  boolean isLow() {
    return scores.stream().anyMatch(score -> score < 3);
  }

  private int take(int at) {
    ReplyTokens.Token token = tokens.get(at);
    if (token.kind() == ReplyTokens.Kind.MARK) {
      isClauseDenied = false;
      isDoubtful |= token.text().equals("?");
      return 1;
    }
    if (token.kind() == ReplyTokens.Kind.NUMBER || token.matches().isEmpty()) {
      hasUnknown = true;
      return 1;
    }
    Optional<Judgement> judgement = judgement(at);
    Optional<ReplyWords.Match> single = ReplyWords.find(tokens, at, SINGLE);
    if (judgement.isPresent() && !isOutdone(judgement.get(), single)) {
      judge(judgement.get());
      return judgement.get().length;
    }
    single.ifPresentOrElse(match -> note(match.meaning()), () -> hasUnknown = true);
    return single.map(ReplyWords.Match::length).orElse(1);
  }

  private static boolean isOutdone(Judgement judgement, Optional<ReplyWords.Match> single) {
    return single
        .filter(
            match ->
                match.length() > judgement.length
                    || (match.length() == judgement.length && match.meaning() == Meaning.DOUBT))
        .isPresent();
  }

  private void note(Meaning meaning) {
    switch (meaning) {
      case NOT -> {
        hasNegation = true;
        isClauseDenied = true;
      }
      case DOUBT -> {
        isDoubtful = true;
        isDoubtfulFromTheStart |= scores.isEmpty();
      }
      case THANKS -> hasThanks = true;
      case TOPIC -> hasTopic = true;
      case PRAISE -> {
        hasTopic = true;
        hasPraise = true;
      }
      case COMPLAINT -> hasComplaint = true;
      default -> {}
    }
  }

  /**
   * @param veryInside as in «không rất hài lòng», which says little
   */
  private record Judgement(
      boolean very,
      boolean not,
      boolean veryInside,
      ReplyWords.Match word,
      boolean after,
      int length) {}

  private Optional<Judgement> judgement(int at) {
    int begin = past(at, Meaning.VERY);
    Optional<Judgement> whole = judgement(at, begin);
    Optional<Judgement> bare = begin > at ? judgement(at, at) : whole;
    return whole.map(Judgement::length).orElse(0) >= bare.map(Judgement::length).orElse(0)
        ? whole
        : bare;
  }

  /**
   * @param begin where «very» ends and the rest begins
   */
  private Optional<Judgement> judgement(int at, int begin) {
    int denied = once(begin, Meaning.NOT);
    int between = denied > begin ? past(denied, Meaning.BETWEEN) : begin;
    // «không được»: the word between may be the judgement itself.
    for (int from : between > denied ? List.of(between, denied) : List.of(denied)) {
      int inside = denied > begin ? past(from, Meaning.VERY) : from;
      int somewhat = past(inside, Meaning.SOMEWHAT);
      Optional<ReplyWords.Match> word = ReplyWords.find(tokens, somewhat, SCORES);
      if (word.isPresent()) {
        int end = somewhat + word.get().length();
        int after = past(end, Meaning.AFTER);
        return Optional.of(
            new Judgement(
                begin > at, denied > begin, inside > from, word.get(), after > end, after - at));
      }
    }
    return Optional.empty();
  }

  private int past(int at, Meaning meaning) {
    int next = at;
    for (int i = once(at, meaning); i > next; i = once(next, meaning)) {
      next = i;
    }
    return next;
  }

  private int once(int at, Meaning meaning) {
    return at + ReplyWords.length(tokens, at, meaning);
  }

  private void judge(Judgement said) {
    Meaning word = said.word.meaning();
    boolean isGood = word == Meaning.SCORE_4 || word == Meaning.SCORE_4_ALONE;
    boolean isStrong = said.very || said.after;
    if (isClauseDenied || (said.not && (!isGood || said.veryInside))) {
      isDoubtful = true;
      isDoubtfulFromTheStart = true;
    }
    isAlone |= word == Meaning.SCORE_4_ALONE;
    isUnmarked |= said.word.isUnmarked() && !isStrong && !said.not;
    if (said.not) {
      scores.add(said.very ? 1 : 2);
    } else if (isGood) {
      scores.add(isStrong ? 5 : 4);
    } else if (word == Meaning.SCORE_2) {
      scores.add(isStrong ? 1 : 2);
    } else {
      scores.add(word == Meaning.SCORE_5 ? 5 : word == Meaning.SCORE_3 ? 3 : 1);
    }
  }
}
