package vn.thuocdo.result;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * What the public will see of a period, before it does.
 *
 * @param warning that the figures are simulated; empty otherwise
 * @param suppressed names of what is hidden; empty when nothing is
 * @param button empty for a member who may not publish, or when it is published already
 */
public record PreviewPage(
    StaffFrame frame,
    String intro,
    String warning,
    List<String> sentences,
    List<FiguresView> tables,
    String suppressionTitle,
    String suppressionText,
    List<String> suppressed,
    String methodTitle,
    String methodText,
    String button,
    String buttonHint,
    String action,
    String period,
    String calendar) {}
