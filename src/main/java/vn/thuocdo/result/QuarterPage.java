package vn.thuocdo.result;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The running quarter against its targets.
 *
 * @param sentences one for each total; none for a member who sees a part of the units only
 * @param tables units first, then the divisions of the chosen unit
 * @param none said instead when there is nothing to show; empty otherwise
 */
public record QuarterPage(
    StaffFrame frame,
    String intro,
    List<String> sentences,
    List<FiguresView> tables,
    String none) {}
