package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/embedded.jte shows; every string is ready.
 *
 * @param pictures one, or none where there is nothing to see
 * @param warning that the figures are invented; empty for none
 */
public record EmbeddedPage(
    String language,
    String title,
    String sentence,
    List<Figure.Picture> pictures,
    String warning,
    PageFrame.Link source) {}
