package vn.thuocdo.unit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.unit.RefusedRow.Reason;

/** Reads the fields of one line, each by itself; what lies above it is not asked for here. */
final class RowFields {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final int LONGEST_NAME = 200;
  private static final DateTimeFormatter VIETNAMESE_DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2999;

  /** The outcome of reading a line. */
  sealed interface Outcome {}

  record Readable(DirectoryRow row) implements Outcome {}

  record Unreadable(RefusedRow refusal) implements Outcome {}

  private final int line;
  private final String text;
  private final UnaryOperator<String> field;

  private RowFields(int line, String text, UnaryOperator<String> field) {
    this.line = line;
    this.text = text;
    this.field = field;
  }

  /**
   * @param field gives the stripped content of a column, empty where there is none
   */
  static Outcome read(int line, String text, UnaryOperator<String> field) {
    var fields = new RowFields(line, text, field);
    try {
      return new Readable(fields.read());
    } catch (UnusableField e) {
      return new Unreadable(e.refusal);
    }
  }

  private DirectoryRow read() throws UnusableField {
    EntryKind kind = kind();
    String code = code();
    String name = text("name");
    if (name.isEmpty()) {
      throw refuse(Reason.NAME_MISSING);
    }
    String nameEn = text("name_en");
    LocalDate validFrom = day("valid_from");
    LocalDate validTo = day("valid_to");
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      throw refuse(Reason.ENDS_BEFORE_IT_BEGINS, validFrom, validTo);
    }
    return new DirectoryRow(
        line,
        text,
        kind,
        code,
        name,
        nameEn.isEmpty() ? name : nameEn,
        parent(kind),
        group(kind),
        validFrom,
        validTo);
  }

  private EntryKind kind() throws UnusableField {
    String name = field.apply("kind");
    try {
      return EntryKind.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw refuse(Reason.KIND_UNKNOWN, name);
    }
  }

  private String code() throws UnusableField {
    String code = field.apply("code");
    if (code.isEmpty()) {
      throw refuse(Reason.CODE_MISSING);
    }
    if (!CODE.matcher(code).matches()) {
      throw refuse(Reason.CODE_UNUSABLE, code);
    }
    return code;
  }

  private String text(String column) throws UnusableField {
    String value = field.apply(column);
    if (value.codePointCount(0, value.length()) > LONGEST_NAME) {
      throw refuse(Reason.TEXT_TOO_LONG, column, LONGEST_NAME);
    }
    if (CONTROL.matcher(value).find()) {
      throw refuse(Reason.TEXT_UNUSABLE, column);
    }
    return value;
  }

  private String parent(EntryKind kind) throws UnusableField {
    String parent = field.apply("parent");
    if (kind == EntryKind.PROCEDURE_GROUP && !parent.isEmpty()) {
      throw refuse(Reason.PARENT_NOT_ALLOWED, parent);
    }
    if (parent.isEmpty() && (kind == EntryKind.POINT || kind == EntryKind.COUNTER)) {
      throw refuse(Reason.PARENT_MISSING, kind == EntryKind.POINT ? "UNIT" : "POINT");
    }
    return parent;
  }

  private String group(EntryKind kind) throws UnusableField {
    String group = field.apply("group");
    if (kind != EntryKind.UNIT && !group.isEmpty()) {
      throw refuse(Reason.GROUP_NOT_ALLOWED, group);
    }
    return group.toUpperCase(Locale.ROOT);
  }

  private @Nullable LocalDate day(String column) throws UnusableField {
    String value = field.apply(column);
    if (value.isEmpty()) {
      return null;
    }
    return parse(value, DateTimeFormatter.ISO_LOCAL_DATE)
        .or(() -> parse(value, VIETNAMESE_DAY))
        .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR)
        .orElseThrow(() -> refuse(Reason.DATE_UNREADABLE, column, value));
  }

  private static Optional<LocalDate> parse(String value, DateTimeFormatter format) {
    try {
      return Optional.of(LocalDate.parse(value, format));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private UnusableField refuse(Reason reason, Object... values) {
    return new UnusableField(RefusedRow.of(line, text, reason, values));
  }

  /** Ends the reading of one line; never leaves this class. */
  private static final class UnusableField extends Exception {
    private final transient RefusedRow refusal;

    UnusableField(RefusedRow refusal) {
      super(refusal.reason().name(), null, false, false);
      this.refusal = refusal;
    }
  }
}
