package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/goals.jte shows.
 *
 * @param none said where nothing is published yet; empty otherwise
 */
public record GoalPage(PageFrame frame, String lead, List<Table> tables, String none) {}
