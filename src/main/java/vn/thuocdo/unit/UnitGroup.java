package vn.thuocdo.unit;

/**
 * Units that may be compared and ranked with one another.
 *
 * @param rank order on pages, smallest first
 */
public record UnitGroup(String code, String name, String nameEn, Domain domain, int rank) {}
