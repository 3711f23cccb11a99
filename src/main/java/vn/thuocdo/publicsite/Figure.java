package vn.thuocdo.publicsite;

import java.util.List;

/**
 * A chart with the same figures as a table.
 *
 * @param image address of the picture; empty for none
 * @param alt the finding in words
 * @param files other forms of the picture
 */
public record Figure(
    String id,
    String heading,
    String intro,
    String image,
    String alt,
    List<PageFrame.Link> files,
    Table table) {}
