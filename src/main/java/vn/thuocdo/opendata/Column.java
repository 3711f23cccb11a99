package vn.thuocdo.opendata;

/**
 * A column of a table for spreadsheets.
 *
 * @param type of Frictionless Table Schema
 * @param vi what it says, in Vietnamese
 * @param en what it says, in English
 */
record Column(String name, String type, String vi, String en) {

  static Column text(String name, String vi, String en) {
    return new Column(name, "string", vi, en);
  }

  static Column count(String name, String vi, String en) {
    return new Column(name, "integer", vi, en);
  }

  static Column share(String name, String vi, String en) {
    return new Column(name, "number", vi, en);
  }

  static Column flag(String name, String vi, String en) {
    return new Column(name, "boolean", vi, en);
  }

  static Column day(String name, String vi, String en) {
    return new Column(name, "date", vi, en);
  }
}
