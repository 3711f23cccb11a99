package vn.thuocdo.torture;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.database.DatabaseAddress;

/**
 * Three MySQL nodes that are one group, the network between them, and the HAProxy that leads to the
 * one that may write; all with the files of {@code ops/deploy}.
 */
final class Cluster implements AutoCloseable {

  private static final int NODES = 3;
  private static final int FIRST_PORT = 19_200;
  private static final String PASSWORD = "drill-9c1e";
  private static final List<String> GROWING =
      List.of(
          "rating",
          "rating_comment",
          "received_range",
          "refused_rating",
          "tally",
          "choice_tally",
          "tally_half_month",
          "rating_day");
  private static final int LOOKS_UNTIL_HELP = 120;
  private static final Duration LONGEST_JOIN = Duration.ofSeconds(60);

  private final Path folder;
  private final List<MySqlNode> nodes = new ArrayList<>();
  private final List<Relay> toNodes = new ArrayList<>();
  private @Nullable Process proxy;
  private int proxyPort;
  private int nextPort = FIRST_PORT;

  Cluster(Path folder) {
    this.folder = folder;
  }

  /** Returns when all three are in the group and the proxy leads to the primary. */
  void start() throws IOException, InterruptedException, SQLException {
    Path template = folder.resolve("template");
    Files.createDirectories(folder);
    MySqlNode.initialise(template, accounts(), folder.resolve("initialise.log"));
    for (int i = 1; i <= NODES; i++) {
      int port = freePort();
      var relay = new Relay(freePort(), new InetSocketAddress("127.0.0.1", port), this::caller);
      toNodes.add(relay);
      var node = new MySqlNode(i, folder.resolve("node-" + i), port, relay.port());
      nodes.add(node);
      node.copy(template);
    }
    for (MySqlNode node : nodes) {
      node.start(seeds(), false);
      node.execute(
          "SET GLOBAL super_read_only = OFF",
          "CHANGE REPLICATION SOURCE TO SOURCE_USER = 'thuocdo_group', SOURCE_PASSWORD = '"
              + PASSWORD
              + "' FOR CHANNEL 'group_replication_recovery'");
    }
    nodes
        .getFirst()
        .execute(
            "SET GLOBAL group_replication_bootstrap_group = ON",
            "START GROUP_REPLICATION",
            "SET GLOBAL group_replication_bootstrap_group = OFF");
    for (MySqlNode node : nodes.subList(1, NODES)) {
      node.execute("SET GLOBAL super_read_only = ON", "START GROUP_REPLICATION");
    }
    for (MySqlNode node : nodes) {
      awaitOnline(node, LONGEST_JOIN);
    }
    startProxy();
  }

  /** The accounts of the deployment, and one for the drill itself. */
  private Path accounts() throws IOException {
    String sql =
        Files.readString(Path.of("ops/deploy/accounts.sql"))
            .replace("change-me-application", PASSWORD)
            .replace("change-me-group", PASSWORD);
    // The program reads one statement per line and knows no SET SQL_LOG_BIN while it makes files.
    String statements =
        sql.lines()
            .filter(line -> !line.startsWith("--") && !line.startsWith("SET"))
            .collect(Collectors.joining(" "))
            .replace("; ", ";\n");
    Path file = folder.resolve("accounts.sql");
    Files.writeString(
        file,
        statements
            + "\nCREATE USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%2$s';\nGRANT ALL ON *.* TO '%1$s'@'127.0.0.1' WITH GRANT OPTION;\n"
                .formatted(MySqlNode.ADMIN, MySqlNode.ADMIN_PASSWORD));
    return file;
  }

  private void startProxy() throws IOException {
    proxyPort = freePort();
    var builder =
        new ProcessBuilder(
            "haproxy", "-db", "-f", Path.of("ops/deploy/haproxy-database.cfg").toString());
    builder.environment().put("THUOCDO_DB_BIND", "127.0.0.1:" + proxyPort);
    for (int i = 0; i < NODES; i++) {
      builder.environment().put("THUOCDO_DB" + (i + 1), "127.0.0.1:" + nodes.get(i).port());
    }
    proxy =
        builder
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(folder.resolve("haproxy.log").toFile()))
            .start();
  }

  /** Returns where the servers find their database: the proxy. */
  DatabaseAddress address() {
    return new DatabaseAddress(
        "jdbc:mysql://127.0.0.1:" + proxyPort + "/thuocdo", "thuocdo", PASSWORD);
  }

  List<MySqlNode> nodes() {
    return nodes;
  }

  private String seeds() {
    return toNodes.stream()
        .map(relay -> "127.0.0.1:" + relay.port())
        .collect(Collectors.joining(","));
  }

  private String caller(Socket socket) {
    var names = new HashMap<Long, String>();
    nodes.forEach(node -> names.put(node.pid(), node.name()));
    return Sockets.opener(socket, names);
  }

  /** Returns the node that may write, as a majority sees it; waits for one. */
  MySqlNode primary() throws InterruptedException {
    long deadline = System.nanoTime() + LONGEST_JOIN.toNanos();
    while (System.nanoTime() < deadline) {
      for (MySqlNode node : nodes) {
        if (node.isAlive()
            && node.ask(
                    """
                    SELECT @@global.super_read_only = 0 AND (SELECT SUM(MEMBER_STATE = 'ONLINE') * 2 > COUNT(*)
                      FROM performance_schema.replication_group_members)""")
                .equals("1")) {
          return node;
        }
      }
      Thread.sleep(100);
    }
    throw new IllegalStateException("The group has no primary, see " + folder);
  }

  /** Makes another node the primary, as before maintenance. */
  MySqlNode switchOver(int choice) throws InterruptedException, SQLException {
    MySqlNode primary = primary();
    var others = nodes.stream().filter(node -> node != primary).toList();
    MySqlNode next = others.get(Math.floorMod(choice, others.size()));
    primary.execute(
        "SELECT group_replication_set_as_primary('" + next.ask("SELECT @@server_uuid") + "')");
    return next;
  }

  /** Cuts the network between a node and the other nodes, in both directions. Clients reach it. */
  void cutOff(MySqlNode node) {
    for (int i = 0; i < NODES; i++) {
      if (nodes.get(i) == node) {
        for (MySqlNode other : nodes) {
          if (other != node) {
            toNodes.get(i).bar(other.name());
          }
        }
      } else {
        toNodes.get(i).bar(node.name());
      }
    }
  }

  void mend() {
    for (Relay relay : toNodes) {
      nodes.forEach(node -> relay.admit(node.name()));
    }
  }

  /** Starts a node that was killed; it joins by itself. */
  void startAgain(MySqlNode node) throws IOException, InterruptedException {
    node.start(seeds(), true);
  }

  /**
   * Lets a node return; returns whether it came by itself. An operator helps one that has given up.
   */
  boolean letReturn(MySqlNode node) throws InterruptedException, SQLException {
    long deadline = System.nanoTime() + LONGEST_JOIN.toNanos();
    int givenUp = 0;
    while (System.nanoTime() < deadline && givenUp < LOOKS_UNTIL_HELP) {
      String state = node.state();
      if (state.equals("ONLINE")) {
        return true;
      }
      givenUp = state.equals("ERROR") ? givenUp + 1 : 0;
      Thread.sleep(200);
    }
    node.execute(
        "STOP GROUP_REPLICATION", "SET GLOBAL offline_mode = OFF", "START GROUP_REPLICATION");
    awaitOnline(node, LONGEST_JOIN);
    return false;
  }

  private void awaitOnline(MySqlNode node, Duration longest) throws InterruptedException {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!node.state().equals("ONLINE")) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            node.name() + " is " + node.state() + " in the group, see " + node.log());
      }
      Thread.sleep(100);
    }
  }

  /** Returns the checksum of every table by table and node, after all nodes have applied all. */
  Map<String, List<String>> checksums() throws InterruptedException, SQLException {
    MySqlNode primary = primary();
    String all = primary.ask("SELECT @@global.gtid_executed").replace("\n", "");
    var sums = new TreeMap<String, List<String>>();
    for (MySqlNode node : nodes) {
      node.execute("SELECT WAIT_FOR_EXECUTED_GTID_SET('" + all + "', 60)");
      try (var connection = node.connection();
          var statement = connection.createStatement()) {
        var tables = new ArrayList<String>();
        try (var rows =
            statement.executeQuery(
                "SELECT TABLE_NAME FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'thuocdo'")) {
          while (rows.next()) {
            tables.add("thuocdo.`" + rows.getString(1) + "`");
          }
        }
        try (var rows = statement.executeQuery("CHECKSUM TABLE " + String.join(", ", tables))) {
          while (rows.next()) {
            sums.computeIfAbsent(rows.getString(1), name -> new ArrayList<>())
                .add(String.valueOf(rows.getString(2)));
          }
        }
      }
    }
    return sums;
  }

  /** Says what a rating costs on the disk of each node: rows, indexes, and binary log. */
  String sizes(long ratings) throws SQLException {
    MySqlNode node = nodes.getFirst();
    var told = new ArrayList<String>();
    double sum = 0;
    try (var connection = node.connection();
        var statement = connection.createStatement()) {
      statement.execute("SET information_schema_stats_expiry = 0");
      for (String table : GROWING) {
        try (var analyzed = statement.executeQuery("ANALYZE LOCAL TABLE thuocdo." + table)) {
          analyzed.next();
        }
        try (var rows =
            statement.executeQuery(
                "SELECT DATA_LENGTH + INDEX_LENGTH FROM information_schema.TABLES WHERE TABLE_SCHEMA = 'thuocdo' AND TABLE_NAME = '"
                    + table
                    + "'")) {
          rows.next();
          double each = rows.getDouble(1) / ratings;
          sum += each;
          told.add(table + " %.0f".formatted(each));
        }
      }
      double logged = 0;
      try (var rows = statement.executeQuery("SHOW BINARY LOGS")) {
        while (rows.next()) {
          logged += rows.getDouble("File_size");
        }
      }
      return "bytes per rating: %.0f (%s), binary log %.0f"
          .formatted(sum, String.join(", ", told), logged / ratings);
    }
  }

  /** Below the ports that outgoing connections take. */
  private int freePort() {
    while (true) {
      int port = nextPort++;
      try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException e) {
        // Taken; the next one.
      }
    }
  }

  @Override
  public void close() throws Exception {
    if (proxy != null) {
      proxy.destroyForcibly().waitFor();
    }
    for (MySqlNode node : nodes) {
      node.close();
    }
    for (Relay relay : toNodes) {
      relay.close();
    }
  }
}
