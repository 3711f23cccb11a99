package vn.thuocdo.unit;

/**
 * A unit got another official code or public contact; published within the transaction that writes
 * it. Units that were added with theirs are told of by {@link DirectoryImported} alone.
 *
 * @param who username or command
 * @param unit its code
 * @param before empty for none
 * @param after empty for none
 */
public record UnitAltered(String who, Fact fact, String unit, String before, String after) {

  /** What is another. */
  public enum Fact {
    CODE,
    CONTACT
  }
}
