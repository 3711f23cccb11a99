package vn.thuocdo.closing;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.ResultJson;

/**
 * Reads the frozen figures of closings. They never change, and with every reply of a unit they are
 * asked for again: the last ones are remembered.
 */
@Singleton
class FrozenFigures {

  private static final int MOST = 4;

  private record Key(long closing, boolean isPublic) {}

  private final ResultJson json;
  private final Map<Key, ResultDocument> known =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, ResultDocument> eldest) {
              return size() > MOST;
            }
          });

  FrozenFigures(ResultJson json) {
    this.json = json;
  }

  /** Returns the frozen figures of a closing, as the public may see them. */
  ResultDocument document(Connection connection, long closing) throws SQLException {
    return read(connection, new Key(closing, true));
  }

  /** Returns the frozen figures of a closing with nothing hidden. */
  ResultDocument inputs(Connection connection, long closing) throws SQLException {
    return read(connection, new Key(closing, false));
  }

  private ResultDocument read(Connection connection, Key key) throws SQLException {
    ResultDocument remembered = known.get(key);
    if (remembered != null) {
      return remembered;
    }
    ClosingTable.Frozen frozen = ClosingTable.frozen(connection, key.closing());
    ResultDocument read = json.parse(key.isPublic() ? frozen.document() : frozen.inputs());
    known.put(key, read);
    return read;
  }
}
