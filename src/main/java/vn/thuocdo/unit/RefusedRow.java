package vn.thuocdo.unit;

import java.util.Arrays;
import java.util.List;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;

/**
 * A line of a directory file that was not taken.
 *
 * @param line number of the line in the file, from 1
 * @param text the line as it stands in the file
 * @param values what the sentence of the reason speaks of
 */
public record RefusedRow(int line, String text, Reason reason, List<String> values) {

  public RefusedRow {
    values = List.copyOf(values);
  }

  static RefusedRow of(int line, String text, Reason reason, Object... values) {
    return new RefusedRow(line, text, reason, Arrays.stream(values).map(String::valueOf).toList());
  }

  static RefusedRow of(DirectoryRow row, Reason reason, Object... values) {
    return of(row.line(), row.text(), reason, values);
  }

  /** Returns what is wrong and what to do, as a sentence. */
  public String explain(Language language) {
    return Texts.of("unit", language).get("import." + reason, values.toArray());
  }

  /** Why a line was not taken. */
  public enum Reason {
    HEADER_MISSING,
    COLUMN_UNKNOWN,
    NOT_UTF8,
    QUOTE_OPEN,
    TOO_MANY_FIELDS,
    KIND_UNKNOWN,
    CODE_MISSING,
    CODE_UNUSABLE,
    CODE_DIFFERS_BY_CASE,
    NAME_MISSING,
    TEXT_TOO_LONG,
    TEXT_UNUSABLE,
    DATE_UNREADABLE,
    ENDS_BEFORE_IT_BEGINS,
    GROUP_MISSING,
    GROUP_UNKNOWN,
    GROUP_NOT_ALLOWED,
    UNIT_ONLY,
    CODE_TAKEN,
    NO_SUCH_STRETCH,
    PHONE_UNUSABLE,
    EMAIL_UNUSABLE,
    PARENT_MISSING,
    PARENT_NOT_ALLOWED,
    PARENT_UNKNOWN,
    PARENT_REFUSED,
    PARENT_AT_ANOTHER_TIME,
    CIRCLE,
    TWICE
  }
}
