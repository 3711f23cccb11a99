package vn.thuocdo.sms;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import vn.thuocdo.sms.ReplyTokens.Kind;
import vn.thuocdo.sms.ReplyTokens.Token;

/**
 * Reads a reply by SMS the way a careful clerk would, by the rules and words of {@code
 * sms/reply-words.txt}. Where it is not sure it says so, and a person reads the message: a
 * complaint must never be counted as praise. Pure and safe for many threads.
 */
public final class ReplyGrammar {

  private static final Set<Meaning> HARMLESS_BEFORE_DIGIT =
      EnumSet.of(Meaning.CODE, Meaning.PARTICLE, Meaning.THANKS);

  private static final List<Meaning> NUMBERS =
      List.of(
          Meaning.NUMBER_1, Meaning.NUMBER_2, Meaning.NUMBER_3, Meaning.NUMBER_4, Meaning.NUMBER_5);

  private static final Set<Meaning> AFTER_DIGIT = EnumSet.of(Meaning.POINT, Meaning.UNIT);

  /** What a comment that seems to begin with such a word may begin with instead. */
  private static final Map<Meaning, Set<Meaning>> BEGINNINGS =
      Map.of(
          Meaning.UNIT,
          EnumSet.of(Meaning.UNIT, Meaning.TOPIC, Meaning.COMPLAINT, Meaning.NOT),
          Meaning.PERSON,
          EnumSet.of(Meaning.PERSON, Meaning.TOPIC, Meaning.COMPLAINT, Meaning.NOT));

  private static final Set<Meaning> AROUND_NUMBER_WORD =
      EnumSet.of(
          Meaning.CODE,
          Meaning.POINT,
          Meaning.THANKS,
          Meaning.NUMBER_1,
          Meaning.NUMBER_2,
          Meaning.NUMBER_3,
          Meaning.NUMBER_4,
          Meaning.NUMBER_5);

  private static final Set<String> SEVERAL = Set.of("hl", "dg");
  private static final Set<String> JOINS_DIGITS = Set.of(",", ".", "-", "/", ";", "&", "+");
  private static final Set<String> ENDS_PREFIX =
      Set.of("=", ":", "(", "\"", "'", "*", "#", ".", ",");

  private final ReplyWords words = ReplyWords.load();

  /** Returns what the reply means; {@link Reading.Kind#UNPARSED} for whatever is not plain. */
  public Reading read(String reply) {
    ReplyTokens tokens = ReplyTokens.of(reply, words);
    List<Token> said = tokens.list().stream().filter(token -> token.kind() != Kind.MARK).toList();
    if (said.isEmpty()) {
      return Reading.unparsed(tokens.text());
    }
    if (ReplyWords.isWhole(said, Meaning.STOP)) {
      return Reading.of(Reading.Kind.OPT_OUT);
    }
    if (ReplyWords.isWhole(said, Meaning.START)) {
      return Reading.of(Reading.Kind.OPT_IN);
    }
    return readDigit(tokens)
        .or(() -> readWords(tokens))
        .or(() -> readNumberWord(said))
        .orElseGet(() -> Reading.unparsed(tokens.text()));
  }

  /** A digit, what leads to it, and what follows as comment. */
  private Optional<Reading> readDigit(ReplyTokens reply) {
    List<Token> tokens = reply.list();
    int first =
        IntStream.range(0, tokens.size())
            .filter(i -> tokens.get(i).kind() == Kind.NUMBER)
            .findFirst()
            .orElse(-1);
    if (first < 0) {
      return Optional.empty();
    }
    List<Token> before = tokens.subList(0, first);
    boolean isPlainPrefix = isPlain(before);
    Opinion lead = Opinion.of(isPlainPrefix ? List.of() : before);
    if (lead.hasUnknown || (!isPlainPrefix && lead.scores.isEmpty())) {
      return Optional.empty();
    }
    boolean isSeveral =
        before.stream().anyMatch(token -> SEVERAL.contains(token.syllable().letters()));
    List<Integer> scores = new ArrayList<>();
    int next = takeDigits(tokens, first, isSeveral, scores);
    List<Token> rest = tokens.subList(next, tokens.size());
    if (scores.isEmpty() || countsSomething(rest)) {
      return Optional.of(Reading.unparsed(reply.text()));
    }
    boolean isBare = before.stream().allMatch(token -> token.kind() == Kind.MARK);
    Opinion after = Opinion.of(rest);
    boolean isLoose = !rest.isEmpty() && rest.getFirst().kind() == Kind.WORD;
    boolean isForeign =
        isLoose
            && (begins(rest, Meaning.PERSON) || !isBare && !hasCode(before) && after.hasUnknown);
    return Optional.of(
        isContradiction(scores.getFirst(), lead, after, isForeign)
            ? Reading.unparsed(reply.text())
            : Reading.rating(
                scores,
                comment(reply, rest),
                scores.getFirst() < 3 && (isKind(lead) || isKind(after))));
  }

  /** Adds the scores to the list, none if they are none, and returns where the comment begins. */
  private int takeDigits(List<Token> tokens, int first, boolean isSeveral, List<Integer> scores) {
    int at = first;
    while (at < tokens.size() && tokens.get(at).kind() == Kind.NUMBER) {
      String digit = tokens.get(at).text();
      if (digit.length() != 1 || digit.charAt(0) < '1' || digit.charAt(0) > '5') {
        scores.clear();
        return tokens.size();
      }
      scores.add(digit.charAt(0) - '0');
      at++;
      boolean isJoined =
          isSeveral
              && at + 1 < tokens.size()
              && JOINS_DIGITS.contains(tokens.get(at).text())
              && tokens.get(at + 1).kind() == Kind.NUMBER;
      at += isJoined ? 1 : 0;
    }
    if (scores.size() > 1 && !isSeveral) {
      scores.clear();
      return tokens.size();
    }
    return scores.size() > 1 ? at : pastScale(tokens, at, scores);
  }

  /** Passes over «/5», «sao», «điểm»; another scale or a second digit is no rating. */
  private int pastScale(List<Token> tokens, int after, List<Integer> scores) {
    int at = after;
    if (hasText(tokens, at, "/") && hasText(tokens, at + 1, "5")) {
      at += 2;
    } else if (isJoin(tokens, at) || hasText(tokens, at, "%") || isAlternative(tokens, at)) {
      scores.clear();
      return tokens.size();
    }
    while (at < tokens.size()) {
      int length =
          hasText(tokens, at, "*") || hasText(tokens, at, "★")
              ? 1
              : ReplyWords.find(tokens, at, AFTER_DIGIT)
                  .filter(match -> match.meaning() == Meaning.POINT)
                  .map(ReplyWords.Match::length)
                  .orElse(0);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return at;
  }

  private static boolean isJoin(List<Token> tokens, int at) {
    return at + 1 < tokens.size()
        && tokens.get(at).kind() == Kind.MARK
        && tokens.get(at + 1).kind() == Kind.NUMBER;
  }

  private boolean isAlternative(List<Token> tokens, int at) {
    return ReplyWords.find(tokens, at, Set.of(Meaning.OR))
        .filter(
            match ->
                at + match.length() < tokens.size()
                    && tokens.get(at + match.length()).kind() == Kind.NUMBER)
        .isPresent();
  }

  /** «5 ngày chưa xong» tells how long it took. */
  private boolean countsSomething(List<Token> rest) {
    return begins(rest, Meaning.UNIT) || (rest.size() == 1 && rest.getFirst().text().equals("?"));
  }

  private boolean begins(List<Token> tokens, Meaning meaning) {
    return ReplyWords.find(tokens, 0, BEGINNINGS.getOrDefault(meaning, Set.of(meaning)))
        .filter(match -> match.meaning() == meaning)
        .isPresent();
  }

  /** Digit and words do not go together, so that one of them was not meant. */
  private static boolean isContradiction(
      int score, Opinion lead, Opinion after, boolean isForeign) {
    boolean isLow = lead.isLow() || after.isLow();
    boolean isPraise = after.isHigh() || after.hasPraise;
    boolean complains =
        isLow || lead.hasComplaint || after.hasComplaint || lead.hasNegation || after.hasNegation;
    if (score > 3) {
      return complains || lead.isMiddling() || after.isMiddling() || (isForeign && !isPraise);
    }
    return isForeign && !complains;
  }

  private static boolean isKind(Opinion opinion) {
    return opinion.isHigh() || opinion.hasPraise || opinion.hasThanks;
  }

  private boolean isPlain(List<Token> before) {
    int at = 0;
    while (at < before.size()) {
      int length =
          before.get(at).kind() == Kind.MARK && ENDS_PREFIX.contains(before.get(at).text())
              ? 1
              : ReplyWords.find(before, at, HARMLESS_BEFORE_DIGIT)
                  .map(ReplyWords.Match::length)
                  .orElse(0);
      if (length == 0) {
        return false;
      }
      at += length;
    }
    return true;
  }

  private boolean hasCode(List<Token> before) {
    return IntStream.range(0, before.size())
        .anyMatch(i -> ReplyWords.find(before, i, Set.of(Meaning.CODE)).isPresent());
  }

  private Optional<Reading> readWords(ReplyTokens reply) {
    Opinion opinion = Opinion.of(reply.list());
    if (opinion.scores.isEmpty()) {
      return Optional.empty();
    }
    boolean isOneSided =
        IntStream.of(
                    opinion.isHigh() ? 1 : 0, opinion.isMiddling() ? 1 : 0, opinion.isLow() ? 1 : 0)
                .sum()
            == 1;
    boolean isSafe = opinion.isLow() ? isSafelyLow(opinion) : isSafelyGood(opinion);
    boolean fitsAlone = !opinion.isAlone || !(opinion.hasTopic || opinion.hasUnknown);
    if (!isOneSided || !isSafe || !fitsAlone) {
      return Optional.of(Reading.unparsed(reply.text()));
    }
    int score = opinion.isLow() ? Collections.min(opinion.scores) : Collections.max(opinion.scores);
    boolean isMore = opinion.hasUnknown || opinion.hasTopic || opinion.hasComplaint;
    return Optional.of(Reading.rating(List.of(score), isMore ? reply.text() : "", false));
  }

  private static boolean isSafelyLow(Opinion opinion) {
    return !opinion.isDoubtfulFromTheStart && !(opinion.isUnmarked && opinion.hasUnknown);
  }

  private static boolean isSafelyGood(Opinion opinion) {
    return !opinion.isDoubtful
        && !opinion.hasUnknown
        && !opinion.hasComplaint
        && !opinion.hasNegation;
  }

  private Optional<Reading> readNumberWord(List<Token> said) {
    var scores = new ArrayList<Integer>();
    int at = 0;
    while (at < said.size()) {
      Optional<ReplyWords.Match> match = ReplyWords.find(said, at, AROUND_NUMBER_WORD);
      if (match.isEmpty()) {
        return Optional.empty();
      }
      int number = NUMBERS.indexOf(match.get().meaning());
      if (number >= 0) {
        scores.add(number + 1);
      }
      at += match.get().length();
    }
    return scores.size() == 1 ? Optional.of(Reading.rating(scores, "", false)) : Optional.empty();
  }

  private static boolean hasText(List<Token> tokens, int at, String text) {
    return at < tokens.size() && tokens.get(at).text().equals(text);
  }

  private static String comment(ReplyTokens reply, List<Token> rest) {
    return rest.stream()
        .filter(
            token -> !JOINS_DIGITS.contains(token.text()) && !ENDS_PREFIX.contains(token.text()))
        .filter(token -> !token.text().equals(")") && !token.text().equals("!"))
        .findFirst()
        .map(token -> reply.text().substring(token.from()).strip())
        .orElse("");
  }
}
