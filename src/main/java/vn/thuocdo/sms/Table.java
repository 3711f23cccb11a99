package vn.thuocdo.sms;

import java.util.List;

/**
 * A table as staff pages of messages show it; the first cell of a row names it.
 *
 * @param rows each with one cell per column
 */
public record Table(String caption, List<String> columns, List<List<String>> rows) {}
