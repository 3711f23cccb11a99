package vn.thuocdo.seal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import vn.thuocdo.database.BinaryUuid;
import vn.thuocdo.seal.DayRatings.Key;
import vn.thuocdo.seal.DayRatings.Names;
import vn.thuocdo.seal.DayRatings.Row;

/**
 * The tree over the ratings of one day that counted at one moment.
 *
 * <p>Which ones counted is told by their times up to {@code settledBefore}: ratings are never
 * deleted, and of what happened after it nothing counts. Clocks of servers differ, and what was
 * received a moment ago may not be committed yet; so that time lies a while before the moment, and
 * the few of whom it tells the opposite of what was seen then are kept by their ids.
 */
record DayTree(long id, LocalDate day, Instant settledBefore, long ratings, byte[] root) {

  /**
   * Leaves of a block made now; trees of before have larger ones. A proof reads the ratings of one
   * block, each from another page of the disk.
   */
  static final int BLOCK = 64;

  /** Longer than any server's clock is off and any rating waits for its commit. */
  static final Duration UNSETTLED = Duration.ofMinutes(10);

  private static final int PAGE = 8_192;

  /** Consecutive leaves of which only the hash is kept. */
  private record Block(Key after, int ratings, byte[] hash, byte[] exceptions) {}

  /** Makes the tree from what the running transaction sees, and stores it. */
  static DayTree make(Connection connection, LocalDate day, Instant now, byte[] state, Names names)
      throws SQLException {
    Instant settledBefore = now.minus(UNSETTLED).truncatedTo(ChronoUnit.MILLIS);
    var merkle = new Merkle();
    List<Block> blocks =
        new Making(merkle, settledBefore).blocks(new DayRatings(connection, day, names));
    byte[] root = merkle.root(blocks.stream().map(Block::hash).toList());
    long ratings = blocks.stream().mapToLong(Block::ratings).sum();
    long id = insert(connection, day, settledBefore, state, ratings, root);
    insertBlocks(connection, id, blocks);
    return new DayTree(id, day, settledBefore, ratings, root);
  }

  /** Cuts the stream of ratings into blocks. */
  private static final class Making {

    private final Merkle merkle;
    private final Instant settledBefore;
    private final List<Block> blocks = new ArrayList<>();
    private final List<byte[]> leaves = new ArrayList<>(BLOCK);
    private final List<UUID> exceptions = new ArrayList<>();
    private Key begin = Key.BEFORE_ALL;
    private Key last = Key.BEFORE_ALL;

    Making(Merkle merkle, Instant settledBefore) {
      this.merkle = merkle;
      this.settledBefore = settledBefore;
    }

    List<Block> blocks(DayRatings ratings) throws SQLException {
      List<Row> page;
      do {
        page = ratings.after(last, PAGE);
        page.forEach(row -> take(row, ratings));
      } while (page.size() == PAGE);
      close();
      return blocks;
    }

    private void take(Row row, DayRatings ratings) {
      boolean isCounted = ratings.isCounted(row);
      if (isCounted != ratings.wasCounted(row, settledBefore)) {
        exceptions.add(row.rating().id());
      }
      last = row.key();
      if (isCounted) {
        leaves.add(row.rating().leaf(merkle));
        if (leaves.size() == BLOCK) {
          close();
        }
      }
    }

    /** What comes after the last leaf of a day is in no block, and so in no tree. */
    private void close() {
      if (!leaves.isEmpty()) {
        blocks.add(
            new Block(begin, leaves.size(), merkle.root(leaves), DayRatings.bytes(exceptions)));
      }
      leaves.clear();
      exceptions.clear();
      begin = last;
    }
  }

  /** Where a rating stands in the tree. */
  record Place(CountedRating rating, long index, List<byte[]> path) {}

  /** Finds a rating by making its block anew; empty if it did not count. */
  Optional<Place> find(Connection connection, Key key) throws SQLException {
    List<Block> blocks = readBlocks(connection);
    int number = blockOf(blocks, key);
    if (number < 0) {
      return Optional.empty();
    }
    Block block = blocks.get(number);
    List<CountedRating> members = members(connection, block);
    UUID wanted = BinaryUuid.of(key.id());
    for (int i = 0; i < members.size(); i++) {
      if (members.get(i).id().equals(wanted)) {
        return Optional.of(place(blocks, number, members, i));
      }
    }
    return Optional.empty();
  }

  private static Place place(
      List<Block> blocks, int number, List<CountedRating> members, int index) {
    var merkle = new Merkle();
    List<byte[]> leaves = members.stream().map(member -> member.leaf(merkle)).toList();
    var path = new ArrayList<>(merkle.path(leaves, index));
    path.addAll(merkle.path(blocks.stream().map(Block::hash).toList(), number));
    long before = blocks.subList(0, number).stream().mapToLong(Block::ratings).sum();
    return new Place(members.get(index), before + index, path);
  }

  private static int blockOf(List<Block> blocks, Key key) {
    int number = -1;
    for (int i = 0; i < blocks.size() && isBefore(blocks.get(i).after(), key); i++) {
      number = i;
    }
    return number;
  }

  private static boolean isBefore(Key one, Key other) {
    return one.point() != other.point()
        ? one.point() < other.point()
        : Arrays.compareUnsigned(one.id(), other.id()) < 0;
  }

  private List<CountedRating> members(Connection connection, Block block) throws SQLException {
    var ratings = new DayRatings(connection, day, Names.read(connection));
    Set<UUID> exceptions = DayRatings.ids(block.exceptions());
    var members = new ArrayList<CountedRating>();
    Key last = block.after();
    List<Row> page;
    do {
      page = ratings.after(last, block.ratings());
      for (Row row : page) {
        boolean isException = exceptions.contains(row.rating().id());
        if (members.size() < block.ratings()
            && ratings.wasCounted(row, settledBefore) != isException) {
          members.add(row.rating());
        }
        last = row.key();
      }
    } while (members.size() < block.ratings() && page.size() == block.ratings());
    return members;
  }

  private static long insert(
      Connection connection,
      LocalDate day,
      Instant settledBefore,
      byte[] state,
      long ratings,
      byte[] root)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "INSERT INTO day_tree (given_on, settled_before, state, ratings, root) VALUES (?, ?, ?, ?, ?)",
            Statement.RETURN_GENERATED_KEYS)) {
      statement.setObject(1, day);
      statement.setObject(2, LocalDateTime.ofInstant(settledBefore, ZoneOffset.UTC));
      statement.setBytes(3, state);
      statement.setLong(4, ratings);
      statement.setBytes(5, root);
      return insertedId(statement);
    }
  }

  static long insertedId(PreparedStatement statement) throws SQLException {
    statement.executeUpdate();
    try (var keys = statement.getGeneratedKeys()) {
      if (!keys.next()) {
        throw new IllegalStateException("A tree was stored without a number");
      }
      return keys.getLong(1);
    }
  }

  private static void insertBlocks(Connection connection, long tree, List<Block> blocks)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO day_tree_block (day_tree_id, number, after_point, after_id, ratings, hash, exceptions)
            VALUES (?, ?, ?, ?, ?, ?, ?)""")) {
      for (int number = 0; number < blocks.size(); number++) {
        Block block = blocks.get(number);
        statement.setLong(1, tree);
        statement.setInt(2, number);
        statement.setLong(3, block.after().point());
        statement.setBytes(4, block.after().id());
        statement.setInt(5, block.ratings());
        statement.setBytes(6, block.hash());
        statement.setBytes(7, block.exceptions());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private List<Block> readBlocks(Connection connection) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            "SELECT after_point, after_id, ratings, hash, exceptions FROM day_tree_block"
                + " WHERE day_tree_id = ? ORDER BY number")) {
      statement.setLong(1, id);
      try (var rows = statement.executeQuery()) {
        var blocks = new ArrayList<Block>();
        while (rows.next()) {
          blocks.add(
              new Block(
                  new Key(rows.getLong(1), rows.getBytes(2)),
                  rows.getInt(3),
                  rows.getBytes(4),
                  rows.getBytes(5)));
        }
        return blocks;
      }
    }
  }
}
