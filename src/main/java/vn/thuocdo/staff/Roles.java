package vn.thuocdo.staff;

/** The names of {@link Role} as constants, because an annotation takes no enum's name. */
public final class Roles {

  public static final String HOME_AFFAIRS = "HOME_AFFAIRS";
  public static final String UNIT_MANAGER = "UNIT_MANAGER";
  public static final String OPERATOR = "OPERATOR";
  public static final String SUPERVISOR = "SUPERVISOR";
  public static final String HEALTH_OWNER = "HEALTH_OWNER";
  public static final String EDUCATION_OWNER = "EDUCATION_OWNER";

  private Roles() {}
}
