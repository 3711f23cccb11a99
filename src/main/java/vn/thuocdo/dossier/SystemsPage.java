package vn.thuocdo.dossier;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/**
 * The one-stop software that may tell of transactions; every string is ready to be shown.
 *
 * @param key of the system that was made just now; empty when none was
 */
public record SystemsPage(
    StaffFrame frame,
    String intro,
    String newTitle,
    String nameLabel,
    String newButton,
    String keyLabel,
    String key,
    String keyNote,
    String problem,
    String caption,
    List<String> columns,
    List<Row> rows,
    String none,
    String revokeButton) {

  /** One system; {@code id} is empty when its key is gone already. */
  public record Row(String id, String name, String made, String seen, String state) {}
}
