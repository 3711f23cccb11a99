package vn.thuocdo.unit;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.text.PhoneNumber;
import vn.thuocdo.unit.RefusedRow.Reason;

/** Reads the fields of one line, each by itself; what lies above it is not asked for here. */
final class RowFields {

  private static final Pattern CODE = Pattern.compile("[A-Za-z0-9._-]{1,40}");
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s,;]{1,80}@[^@\\s,;]+\\.[^@\\s,;]+");

  /** As 1022, which a province answers; no plan of numbers has them. */
  private static final Pattern SHORT_PHONE = Pattern.compile("1\\d{2,3}");

  static final String OFFICIAL_CODE = "official_code";
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
        officialCode(kind),
        contact(kind),
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

  private String officialCode(EntryKind kind) throws UnusableField {
    String code = ofUnit(kind, OFFICIAL_CODE);
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      throw refuse(Reason.CODE_UNUSABLE, code);
    }
    return code;
  }

  private Contact contact(EntryKind kind) throws UnusableField {
    var told = new ArrayList<String>();
    for (String column : Contact.COLUMNS) {
      told.add(ofUnit(kind, column));
    }
    var contact = new Contact(told.get(0), told.get(1), told.get(2), told.get(3), told.get(4));
    if (isTold(contact.phone()) && !isOfAnOffice(contact.phone())) {
      throw refuse(Reason.PHONE_UNUSABLE, contact.phone());
    }
    if (isTold(contact.email()) && !EMAIL.matcher(contact.email()).matches()) {
      throw refuse(Reason.EMAIL_UNUSABLE, contact.email());
    }
    return contact;
  }

  private static boolean isTold(String field) {
    return !field.isEmpty() && !field.equals(Contact.CLEARED);
  }

  /** A mobile number is nearly always somebody's own. */
  private static boolean isOfAnOffice(String phone) {
    return SHORT_PHONE.matcher(phone).matches()
        || PhoneNumber.parse(phone).filter(number -> !number.isMobile()).isPresent();
  }

  private String ofUnit(EntryKind kind, String column) throws UnusableField {
    String value = text(column);
    if (kind != EntryKind.UNIT && !value.isEmpty()) {
      throw refuse(Reason.UNIT_ONLY, column, value);
    }
    return value;
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
