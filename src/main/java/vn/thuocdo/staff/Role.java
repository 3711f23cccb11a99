package vn.thuocdo.staff;

/** What somebody is here for; one per account. The table in the package description says more. */
public enum Role {
  /** Sở Nội vụ: answers for the figures and may do everything. */
  HOME_AFFAIRS,
  /** Runs one-stop points of some units and sees only those. */
  UNIT_MANAGER,
  /** Looks after kiosks and accounts, not after figures. */
  OPERATOR,
  /** Fatherland Front and mass organisations: read, never change. */
  SUPERVISOR,
  /** Sở Y tế: writes the questionnaires of its domain. */
  HEALTH_OWNER,
  /** Sở Giáo dục và Đào tạo: writes the questionnaires of its domain. */
  EDUCATION_OWNER
}
