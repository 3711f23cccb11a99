package vn.thuocdo.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import vn.thuocdo.database.DatabaseAddress;
import vn.thuocdo.database.EmbeddedDatabase;
import vn.thuocdo.opendata.Report;
import vn.thuocdo.opendata.VerifyPublication;
import vn.thuocdo.report.DocumentsBench;
import vn.thuocdo.result.FiguresBench;
import vn.thuocdo.sms.MessagesBench;

/** Measures everything once and prints one table: what {@code ops/bench} runs. */
public final class Bench {

  private static final int CLIENTS = 32;
  private static final int BATCH = 50;

  private final boolean isQuick;
  private final String only;
  private final Path folder = Path.of("target/bench");
  private final Figures figures = new Figures();
  private final int runs;
  private final double seconds;
  private final long begun = System.nanoTime();
  private double heap;

  private Bench(boolean isQuick, String only) {
    this.isQuick = isQuick;
    this.only = only;
    this.runs = isQuick ? 3 : 5;
    this.seconds = isQuick ? 1.5 : 4;
  }

  /** {@code [--quick] [--only door|messages|results|history] [--database jdbc:mysql://…]}. */
  public static void main(String[] arguments) throws Exception {
    List<String> words = Arrays.asList(arguments);
    var bench = new Bench(words.contains("--quick"), after(words, "--only"));
    String address = after(words, "--database");
    if (!address.isEmpty()) {
      bench.run(DatabaseAddress.parse(address, System.getenv()));
    } else {
      try (var database = EmbeddedDatabase.start(bench.folder.resolve("database"))) {
        Runtime.getRuntime().addShutdownHook(new Thread(database::close));
        bench.run(database.address());
      }
    }
    // Threads of the drivers must not hold the process.
    System.exit(0);
  }

  private static String after(List<String> words, String option) {
    int at = words.indexOf(option);
    return at < 0 ? "" : words.get(at + 1);
  }

  private void run(DatabaseAddress server) throws Exception {
    String version = Databases.value(server.withSchema(""), "SELECT VERSION()");
    String flush =
        Databases.value(server.withSchema(""), "SELECT @@innodb_flush_log_at_trx_commit");
    boolean isMySql = !version.toLowerCase(Locale.ROOT).contains("mariadb");
    System.out.printf(
        "%s, innodb_flush_log_at_trx_commit=%s%s%n%n",
        version, flush, isQuick ? ", quick: a tenth of the data" : "");
    try {
      if (wants("door")) {
        measureDoor(server);
      }
      if (wants("messages")) {
        measureMessages(server);
      }
      if (wants("results")) {
        measureResults(server);
      }
    } catch (Exception e) {
      // What was measured until then took many minutes.
      System.out.print(figures.table());
      throw e;
    }
    if (wants("history")) {
      measureHistory(server);
    }
    figures.add("heap.max_mb", heap);
    System.out.printf(
        "%n%-34s %12s   lowest … highest (runs)%n%s%n", "", "median", figures.table());
    if (wants("door")) {
      System.out.print(ratiosOfDoor(isMySql));
    }
    if (wants("messages")) {
      System.out.print(ratiosOfMessages());
    }
    if (wants("results")) {
      System.out.print(ratiosOfResults());
    }
    if (wants("history")) {
      System.out.print(ratiosOfHistory());
    }
    System.out.print(figures.ratio("most heap in use, MB", heap, -256));
    figures.writeJson(Path.of("target/bench.json"));
    System.out.println(
        "\nMedians in target/bench.json, where the time goes in target/bench-profile.txt");
  }

  private boolean wants(String part) {
    return only.isEmpty() || only.equals(part);
  }

  private void measureMessages(DatabaseAddress server) throws Exception {
    DatabaseAddress database = Databases.newSchema(server, "thuocdo_bench_messages");
    Path home = folder.resolve("messages");
    Files.createDirectories(home);
    say("messages");
    MessagesBench.readPerSecond(2);
    try (var messages = new MessagesBench(database, home)) {
      messages.queuedPerSecond(1_000);
      messages.sentPerSecond();
      for (int run = 1; run <= runs; run++) {
        figures.add("sms.read_per_s", MessagesBench.readPerSecond(1));
        figures.add("sms.queued_per_s", messages.queuedPerSecond(isQuick ? 1_000 : 4_000));
        figures.add("sms.sent_per_s", messages.sentPerSecond());
      }
      try (var heard =
          BenchServer.start(database, home, messages.options().toArray(String[]::new))) {
        Load.Requests replies = messages::reply;
        Load.atFullSpeed(heard.port(), CLIENTS, isQuick ? 4 : 10, replies, "Response");
        for (int run = 1; run <= runs; run++) {
          long from = 1_000_000L * run;
          figures.add(
              "sms.replies_per_s",
              Load.atFullSpeed(
                      heard.port(),
                      CLIENTS,
                      seconds,
                      (client, n) -> messages.reply(client, from + n),
                      "Response")
                  .perSecond());
        }
        noteHeap(heard);
      }
    }
  }

  private String ratiosOfMessages() {
    String ratios =
        figures.ratio(
                "replies read, a second on one core", figures.median("sms.read_per_s"), 200_000)
            + figures.ratio(
                "messages sent a second, carrier 50 ms away",
                figures.median("sms.sent_per_s"),
                500);
    return wants("door")
        ? ratios
            + figures.ratio(
                "replies heard / door, single",
                figures.median("sms.replies_per_s") / figures.median("door.single_per_s.c32"),
                0.5)
        : ratios;
  }

  private void measureDoor(DatabaseAddress server) throws Exception {
    DatabaseAddress database = Databases.newSchema(server, "thuocdo_bench_door");
    try (var door = BenchServer.start(database, folder.resolve("door"));
        var parseOnly =
            BenchServer.start(
                database, folder.resolve("parse-only"), "-Dthuocdo.bench.parse-only=true")) {
      new LargeProvince(database).open();
      long[] next = new long[CLIENTS];
      Load.Requests single = (client, n) -> rating(client, next, 1);
      Load.Requests batch = (client, n) -> rating(client, next, BATCH);
      double warm = isQuick ? 8 : 20;
      say("warming up");
      Load.atFullSpeed(parseOnly.port(), CLIENTS, warm / 2, single, "STORED");
      Load.atFullSpeed(door.port(), CLIENTS, warm, single, "STORED");
      Load.atFullSpeed(door.port(), CLIENTS, warm / 2, batch, "STORED");
      for (int run = 1; run <= runs; run++) {
        say("door, run " + run + " of " + runs);
        figures.add("ceiling.rows_per_s.c1", Databases.rowsPerSecond(database, 1, seconds));
        figures.add("ceiling.rows_per_s.c32", Databases.rowsPerSecond(database, CLIENTS, seconds));
        figures.add(
            "door.parse_only_per_s.c32",
            Load.atFullSpeed(parseOnly.port(), CLIENTS, seconds, single, "STORED").perSecond());
        double[] before = millis(door.get("/bench/commits"));
        figures.add(
            "door.single_per_s.c32",
            Load.atFullSpeed(door.port(), CLIENTS, seconds, single, "STORED").perSecond());
        double[] after = millis(door.get("/bench/commits"));
        double commits = after[0] - before[0];
        figures.add("door.ratings_per_commit", (after[1] - before[1]) / commits);
        figures.add("door.commit_ms", (after[2] - before[2]) / commits);
        figures.add(
            "door.batch50_ratings_per_s",
            BATCH * Load.atFullSpeed(door.port(), CLIENTS, seconds, batch, "STORED").perSecond());
      }
      double half = figures.median("door.single_per_s.c32") / 2;
      for (int run = 1; run <= runs; run++) {
        say("door at half speed, run " + run + " of " + runs);
        figures.add(
            "door.single_p99_ms.half",
            Load.atRate(door.port(), CLIENTS, seconds, half, single, "STORED").p99Millis());
      }
      profile(door, single);
      noteHeap(door);
    }
  }

  private static byte[] rating(int client, long[] next, int size) {
    Instant now = Instant.now();
    var body = new StringBuilder(64 + 200 * size);
    body.append("{\"sentAt\":\"").append(now).append("\",\"ratings\":[");
    for (int i = 0; i < size; i++) {
      long seq = ++next[client];
      body.append(i == 0 ? "" : ",")
          .append("{\"id\":\"")
          .append(new UUID(0x0198_0000_0000_7000L + (seq << 16), 0x8000_0000_0000_0000L + client))
          .append("\",\"seq\":")
          .append(seq)
          .append(",\"questionnaire\":\"KIOSK_1TAP@1\",\"givenAt\":\"")
          .append(now)
          .append("\",\"language\":\"vi\",\"procedureGroup\":\"NHOM_")
          .append(seq % 4 + 1)
          .append("\",\"answers\":{\"OVERALL\":")
          .append(seq % 5 + 1)
          .append("}}");
    }
    byte[] json = body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
    byte[] head =
        ("POST /api/kiosk/ratings HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer bench-"
                + client
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    byte[] request = Arrays.copyOf(head, head.length + json.length);
    System.arraycopy(json, 0, request, head.length, json.length);
    return request;
  }

  private void measureResults(DatabaseAddress server) throws Exception {
    DatabaseAddress database = Databases.newSchema(server, "thuocdo_bench_results");
    long million = isQuick ? 100_000 : 1_000_000;
    var province = new LargeProvince(database);
    try (var results = BenchServer.start(database, folder.resolve("results"))) {
      province.open();
      say("making ratings");
      province.addRatings(
          0, million, (part, of) -> say("making ratings: %,d of %,d".formatted(part, of)));
      province.tally();
      say("checking the counts");
      figures.add("recount.s.1m", BenchServer.run(database, folder.resolve("recount"), "recount"));
      measureLive(results, "live.ms.1m");
      say("making ten times as many");
      province.addRatings(
          million,
          10 * million,
          (part, of) -> say("making ratings: %,d of %,d".formatted(part, of)));
      say("counting them");
      province.tally();
      measureLive(results, "live.ms.10m");
      say("trees of the days");
      figures.add(
          "trees.s.10m", millis(results.get("/bench/trees/" + LargeProvince.PERIOD))[0] / 1000);
      say("publishing");
      publish(results, LargeProvince.PERIOD, "REPORTING");
      measureTrust(results, database, million);
      say("publishing what shares days with it");
      publish(results, LargeProvince.PERIOD, "CALENDAR");
      publish(results, "2025-06-20..2025-09-10", "REPORTING");
      measurePages(results);
      say("drawing");
      results.get("/bench/chart/" + (isQuick ? 200 : 500));
      for (double ms : millis(results.get("/bench/chart/" + 20 * runs))) {
        figures.add("chart.svg_ms", ms);
      }
      say("documents");
      figures.add(
          "documents.s.150_units", DocumentsBench.seconds(isQuick ? 15 : LargeProvince.UNITS));
      noteHeap(results);
    }
  }

  private void measureHistory(DatabaseAddress server) throws Exception {
    DatabaseAddress database = Databases.newSchema(server, "thuocdo_bench_history");
    var history = new History(database);
    Path file = folder.resolve("forms.csv");
    try (var figuresOf = BenchServer.start(database, folder.resolve("history"))) {
      new LargeProvince(database).open();
      history.open();
      History.write(file, isQuick ? 100_000 : 1_000_000);
      say("importing forms");
      figures.add(
          isQuick ? "import.s.100k" : "import.s.1m",
          BenchServer.run(
              database,
              folder.resolve("import"),
              "import",
              "ratings",
              file.toAbsolutePath().toString()));
      history.addSurvey();
      say("figures of a year, series of ten");
      String survey = "/bench/figures/survey/%s/%s/".formatted(History.QUESTIONNAIRE, History.YEAR);
      String series = "/bench/figures/series/7/%s/".formatted(History.LAST_QUARTER);
      figuresOf.get(survey + 5);
      figuresOf.get(series + 5);
      for (double ms : millis(figuresOf.get(survey + 4 * runs))) {
        figures.add("survey.ms.year", ms);
      }
      for (double ms : millis(figuresOf.get(series + 4 * runs))) {
        figures.add("series.ms.10_years", ms);
      }
      noteHeap(figuresOf);
    }
    say("suppression");
    FiguresBench.suppression(LargeProvince.UNITS, 12, 5, 2)
        .forEach(ms -> figures.add("suppression.first_ms", ms));
    FiguresBench.suppression(LargeProvince.UNITS, 12, 5, runs)
        .forEach(ms -> figures.add("suppression.ms", ms));
  }

  private String ratiosOfHistory() {
    return (isQuick
            ? figures.ratio(
                "a hundred thousand forms imported, s", figures.median("import.s.100k"), -6)
            : figures.ratio("a million forms imported, s", figures.median("import.s.1m"), -60))
        + figures.ratio(
            "a year of 150 units and 23 questions, ms", figures.median("survey.ms.year"), -300)
        + figures.ratio(
            "comparable series over ten years, ms", figures.median("series.ms.10_years"), -300)
        + figures.ratio(
            "suppression of 150 units, 12 groups, 5 channels, ms",
            figures.median("suppression.ms"),
            -2000);
  }

  private void measureLive(BenchServer server, String name) throws Exception {
    say("live quarter");
    server.get("/bench/live/" + LargeProvince.PERIOD + "/20");
    for (double ms : millis(server.get("/bench/live/" + LargeProvince.PERIOD + "/" + 4 * runs))) {
      figures.add(name, ms);
    }
  }

  private void publish(BenchServer server, String period, String calendar) throws Exception {
    figures.add(
        "freeze.s.10m", millis(server.get("/bench/publish/" + period + "/" + calendar))[0] / 1000);
  }

  private void measureTrust(BenchServer server, DatabaseAddress database, long million)
      throws Exception {
    say("proofs");
    String proofs = "/bench/proof/%s/%d/%d/".formatted(LargeProvince.PERIOD, million, 10 * million);
    server.get(proofs + 50);
    for (double ms : millis(server.get(proofs + 20 * runs))) {
      figures.add("proof.ms.10m", ms);
    }
    say("checking a published file");
    byte[] file = server.bytes("/du-lieu/" + LargeProvince.PERIOD + ".zip");
    for (int run = 1; run <= runs; run++) {
      long begin = System.nanoTime();
      Report report = VerifyPublication.verify(file, Optional.empty());
      figures.add("verify.s", (System.nanoTime() - begin) / 1e9);
      if (!report.fits()) {
        throw new IllegalStateException("The file does not fit: " + report.findings().kinds());
      }
    }
    say("the site as files");
    for (int run = 1; run <= runs; run++) {
      Path site = folder.resolve("site-" + System.nanoTime());
      figures.add(
          "export.s",
          BenchServer.run(
              database, folder.resolve("export"), "export-site", site.toAbsolutePath().toString()));
    }
  }

  private void measurePages(BenchServer server) throws Exception {
    Load.Requests empty = (client, n) -> get("/bench/empty");
    Load.Requests page = (client, n) -> get("/ket-qua/" + LargeProvince.PERIOD);
    Load.Requests json = (client, n) -> get("/api/results/" + LargeProvince.PERIOD);
    double warm = isQuick ? 1 : 5;
    say("pages");
    Load.atFullSpeed(server.port(), CLIENTS, warm, empty, "");
    Load.atFullSpeed(server.port(), CLIENTS, warm, page, "");
    Load.atFullSpeed(server.port(), CLIENTS, warm, json, "");
    for (int run = 1; run <= runs; run++) {
      figures.add(
          "page.empty_per_s",
          Load.atFullSpeed(server.port(), CLIENTS, seconds, empty, "").perSecond());
      figures.add(
          "page.published_per_s",
          Load.atFullSpeed(server.port(), CLIENTS, seconds, page, "").perSecond());
      figures.add(
          "page.results_per_s",
          Load.atFullSpeed(server.port(), CLIENTS, seconds, json, "").perSecond());
    }
  }

  /** As a browser asks. */
  private static byte[] get(String path) {
    return ("GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nAccept: */*\r\nAccept-Encoding: gzip\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private void profile(BenchServer server, Load.Requests requests) throws Exception {
    say("profile of the door");
    String pid = String.valueOf(server.pid());
    Path recording = folder.resolve("door.jfr").toAbsolutePath();
    server.inspect(
        "jcmd",
        pid,
        "JFR.start",
        "name=bench",
        "settings=profile",
        "jdk.CPUTimeSample#enabled=true");
    Load.atFullSpeed(server.port(), CLIENTS, isQuick ? 4 : 10, requests, "STORED");
    server.inspect("jcmd", pid, "JFR.dump", "name=bench", "filename=" + recording);
    server.inspect("jcmd", pid, "JFR.stop", "name=bench");
    Files.writeString(
        Path.of("target/bench-profile.txt"),
        "The door, one rating per request, 32 clients\n\n"
            + server.inspect(
                "jfr", "view", "--width", "140", "cpu-time-hot-methods", recording.toString())
            + server.inspect(
                "jfr", "view", "--width", "140", "allocation-by-class", recording.toString())
            + server.inspect(
                "jfr", "view", "--width", "140", "thread-cpu-load", recording.toString()));
  }

  private void noteHeap(BenchServer server) throws Exception {
    heap = Math.max(heap, Double.parseDouble(server.get("/bench/heap")));
  }

  private String ratiosOfDoor(boolean isMySql) {
    double ceiling = figures.median("ceiling.rows_per_s.c32");
    return figures.ratio(
            "door, single / parse only",
            figures.median("door.single_per_s.c32") / figures.median("door.parse_only_per_s.c32"),
            0.5)
        + figures.ratio(
            "door, single / JDBC ceiling with 32 connections",
            figures.median("door.single_per_s.c32") / ceiling,
            isMySql ? 1.0 : 0.3)
        + figures.ratio(
            "door, ratings in batches of 50 / JDBC ceiling",
            figures.median("door.batch50_ratings_per_s") / ceiling,
            isMySql ? 4.0 : 1.0)
        + figures.ratio(
            "door, p99 at half speed, ms", figures.median("door.single_p99_ms.half"), -50);
  }

  private String ratiosOfResults() {
    return figures.ratio(
            "published page / empty controller",
            figures.median("page.published_per_s") / figures.median("page.empty_per_s"),
            0.5)
        + figures.ratio(
            "/api/results / empty controller",
            figures.median("page.results_per_s") / figures.median("page.empty_per_s"),
            0.5)
        + figures.ratio(
            "live quarter, ten times the ratings / once",
            figures.median("live.ms.10m") / figures.median("live.ms.1m"),
            -1.3)
        + figures.ratio(
            "live quarter, ten times the ratings, ms", figures.median("live.ms.10m"), -150)
        + figures.ratio("publishing a quarter, s", figures.median("freeze.s.10m"), -10)
        + figures.ratio("proof that a rating is counted, ms", figures.median("proof.ms.10m"), -10)
        + figures.ratio("checking a published file, s", figures.median("verify.s"), -2)
        + figures.ratio("the site as files, s", figures.median("export.s"), -30)
        + figures.ratio("one chart as SVG, ms", figures.median("chart.svg_ms"), -10)
        + figures.ratio(
            "all documents of a quarter, s", figures.median("documents.s.150_units"), -60);
  }

  private static double[] millis(String list) {
    return Arrays.stream(list.split(",")).mapToDouble(Double::parseDouble).toArray();
  }

  /** On a terminal one line that changes; in a file a line for what begins. */
  private void say(String what) {
    if (System.console() != null) {
      System.err.printf("\r\033[K%s …", what);
    } else if (!what.contains(" of ")) {
      System.err.printf("%4d s %s%n", (System.nanoTime() - begun) / 1_000_000_000, what);
    }
  }
}
