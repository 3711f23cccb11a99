package vn.thuocdo.staff;

import java.util.List;

/**
 * A staff page made of sections; templates/staff/sheet.jte shows it. Every string is ready to be
 * shown.
 *
 * @param problems what was wrong with what was sent; empty for nothing
 */
public record Sheet(StaffFrame frame, List<String> problems, List<Section> sections) {

  public Sheet {
    problems = List.copyOf(problems);
    sections = List.copyOf(sections);
  }

  /**
   * One section.
   *
   * @param title empty for none
   */
  public record Section(
      String title,
      List<String> sentences,
      List<Link> links,
      List<Table> tables,
      List<Input> inputs) {

    public Section {
      sentences = List.copyOf(sentences);
      links = List.copyOf(links);
      tables = List.copyOf(tables);
      inputs = List.copyOf(inputs);
    }

    public static Section of(String title, List<String> sentences) {
      return new Section(title, sentences, List.of(), List.of(), List.of());
    }

    public Section with(Table table) {
      return new Section(title, sentences, links, List.of(table), inputs);
    }

    public Section with(Input... more) {
      return new Section(title, sentences, links, tables, List.of(more));
    }

    public Section with(List<Link> more) {
      return new Section(title, sentences, more, tables, inputs);
    }
  }

  /** Where to go on. */
  public record Link(String text, String url) {}

  /**
   * Rows under columns.
   *
   * @param none said instead of the rows when there are none
   */
  public record Table(String caption, List<String> columns, List<List<Cell>> rows, String none) {

    public Table {
      columns = List.copyOf(columns);
      rows = List.copyOf(rows);
    }
  }

  /**
   * One cell.
   *
   * @param url empty for no link
   * @param inputs forms in the cell, each of a button alone
   */
  public record Cell(String text, String url, boolean isNumber, List<Input> inputs) {

    public Cell {
      inputs = List.copyOf(inputs);
    }

    public static Cell text(String text) {
      return new Cell(text, "", false, List.of());
    }

    public static Cell link(String text, String url) {
      return new Cell(text, url, false, List.of());
    }

    public static Cell number(String text) {
      return new Cell(text, "", true, List.of());
    }

    public static Cell buttons(String text, List<Input> inputs) {
      return new Cell(text, "", false, inputs);
    }
  }

  /**
   * A form.
   *
   * @param id unlike that of any other form of the page
   * @param isQuery whether it only asks and changes nothing
   * @param buttonName of the button for who does not see what stands around it
   */
  public record Input(
      String id,
      String action,
      boolean isQuery,
      List<Field> fields,
      String button,
      String buttonName,
      Look look) {

    public Input {
      fields = List.copyOf(fields);
    }

    public static Input query(String id, String action, List<Field> fields, String button) {
      return new Input(id, action, true, fields, button, button, Look.SECOND);
    }

    public static Input post(String id, String action, List<Field> fields, String button) {
      return new Input(id, action, false, fields, button, button, Look.MAIN);
    }

    /** Tells whether a file goes with it. */
    public boolean hasFile() {
      return fields.stream().anyMatch(field -> field.kind() == Kind.FILE);
    }

    public Input named(String name) {
      return new Input(id, action, isQuery, fields, button, name, look);
    }

    /** With a sentence before the fields; an empty one says nothing. */
    public Input hinted(String sentence) {
      return with(new Look(look.summary, look.isOpen, sentence, look.isSecond));
    }

    /** Behind a line that opens it; open from the start such as after a refusal. */
    public Input folded(String summary, boolean isOpen) {
      return with(new Look(summary, isOpen, look.hint, look.isSecond));
    }

    /** With a button that is not the main thing of the page. */
    public Input second() {
      return with(new Look(look.summary, look.isOpen, look.hint, true));
    }

    private Input with(Look other) {
      return new Input(id, action, isQuery, fields, button, buttonName, other);
    }
  }

  /**
   * How a form stands on its page.
   *
   * @param summary what opens it; empty for one that is always open
   * @param hint before the fields; empty for none
   */
  public record Look(String summary, boolean isOpen, String hint, boolean isSecond) {

    static final Look MAIN = new Look("", true, "", false);
    static final Look SECOND = new Look("", true, "", true);
  }

  /** How a field is filled. */
  public enum Kind {
    LINE,
    /** A line of digits, for keyboards of digits. */
    DIGITS,
    DAY,
    /** A day and a time of day. */
    MOMENT,
    WORDS,
    CHOICE,
    TICK,
    FILE,
    /** Many lines, as of a file. */
    LINES,
    HIDDEN
  }

  /**
   * A field of a form.
   *
   * @param hint empty for none
   * @param longest in characters
   * @param options of a CHOICE
   */
  public record Field(
      Kind kind,
      String name,
      String label,
      String value,
      String hint,
      boolean isNeeded,
      int longest,
      List<Option> options) {

    private static final int LONGEST_LINE = 500;
    private static final int LONGEST_WORDS = 4_000;

    public Field {
      options = List.copyOf(options);
    }

    private static Field of(Kind kind, String name, String label, String value) {
      int longest = kind == Kind.WORDS ? LONGEST_WORDS : LONGEST_LINE;
      return new Field(kind, name, label, value, "", false, longest, List.of());
    }

    public static Field line(String name, String label, String value) {
      return of(Kind.LINE, name, label, value);
    }

    public static Field digits(String name, String label, String value) {
      return of(Kind.DIGITS, name, label, value);
    }

    public static Field day(String name, String label, String value) {
      return of(Kind.DAY, name, label, value);
    }

    public static Field moment(String name, String label, String value) {
      return of(Kind.MOMENT, name, label, value);
    }

    public static Field words(String name, String label, String value) {
      return of(Kind.WORDS, name, label, value);
    }

    public static Field choice(String name, String label, String value, List<Option> options) {
      return new Field(Kind.CHOICE, name, label, value, "", false, 0, options);
    }

    public static Field tick(String name, String label, boolean isTicked) {
      return of(Kind.TICK, name, label, isTicked ? "true" : "");
    }

    public static Field lines(String name, String label, String value) {
      return of(Kind.LINES, name, label, value).needed();
    }

    public static Field file(String name, String label) {
      return of(Kind.FILE, name, label, "").needed();
    }

    public static Field hidden(String name, String value) {
      return of(Kind.HIDDEN, name, "", value);
    }

    public Field needed() {
      return new Field(kind, name, label, value, hint, true, longest, options);
    }

    public Field hinted(String sentence) {
      return new Field(kind, name, label, value, sentence, isNeeded, longest, options);
    }

    public Field atMost(int characters) {
      return new Field(kind, name, label, value, hint, isNeeded, characters, options);
    }
  }

  /** One answer of a CHOICE. */
  public record Option(String value, String text) {}
}
