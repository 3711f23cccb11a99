package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/handling.jte shows; every string is ready.
 *
 * @param notices what a reader must know before any figure, with an address or without
 * @param indicators their names, in the order of their numbers
 */
public record HandlingPage(
    PageFrame frame,
    List<PageFrame.Link> notices,
    String lead,
    Table table,
    String indicatorsHeading,
    List<String> indicators,
    String methodHeading,
    List<String> method,
    PageFrame.Link result) {}
