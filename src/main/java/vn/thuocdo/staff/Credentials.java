package vn.thuocdo.staff;

/** A name and a password to be told to its owner once; the system keeps only a hash. */
public record Credentials(String username, String password) {

  /** Hides the password: records end up in logs. */
  @Override
  public String toString() {
    return "Credentials[" + username + "]";
  }
}
