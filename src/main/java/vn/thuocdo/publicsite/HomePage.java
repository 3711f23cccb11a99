package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/home.jte shows; every string is ready.
 *
 * @param notices what a reader must know before any figure, with an address or without
 * @param sentences the result first
 * @param results where all of it stands
 * @param tables what is published, and what was corrected
 */
public record HomePage(
    PageFrame frame,
    String kicker,
    List<PageFrame.Link> notices,
    String dates,
    List<String> sentences,
    Figure.Picture picture,
    String alt,
    List<PageFrame.Link> results,
    SearchBox search,
    List<Table> tables) {}
