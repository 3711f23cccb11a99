package vn.thuocdo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.http.annotation.Controller;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;
import picocli.CommandLine;
import vn.thuocdo.database.DatabaseAddress;

/** The files in ops/deploy fit each other and the program, as far as that shows without Docker. */
class DeployFilesTest {

  private static final Path DEPLOY = Path.of("ops/deploy");
  private static final Pattern SETTING = Pattern.compile("\\bTHUOCDO_[A-Z0-9_]+");

  @Test
  @SuppressWarnings("unchecked") // YAML
  void compose_speaks_of_files_services_and_networks_that_exist() throws IOException {
    Map<String, Object> compose = compose();
    var services = (Map<String, Map<String, Object>>) compose.get("services");

    services.forEach(
        (name, service) -> {
          if (service.get("depends_on") instanceof Map<?, ?> others) {
            assertThat(services).as(name).containsKeys(keys(others));
          }
          assertThat((List<String>) service.get("networks")).as(name).containsExactly("inside");
          String image = (String) service.get("image");
          assertThat(image).as("without a registry").doesNotContain("/");
          for (String volume : (List<String>) service.getOrDefault("volumes", List.of())) {
            String from = volume.split(":", 2)[0];
            if (!from.startsWith("./")) {
              assertThat((Map<String, Object>) compose.get("volumes")).containsKey(from);
            } else if (!from.startsWith("./tls/")) {
              assertThat(DEPLOY.resolve(from)).isRegularFile();
            }
          }
        });
    var build = (Map<String, String>) services.get("server1").get("build");
    Path context = DEPLOY.resolve(build.get("context"));
    assertThat(context.resolve("pom.xml")).isRegularFile();
    assertThat(context.resolve(build.get("dockerfile"))).isRegularFile();
  }

  @Test
  @SuppressWarnings("unchecked") // YAML
  void compose_starts_servers_on_the_port_and_database_that_the_others_know() throws IOException {
    var services = (Map<String, Map<String, Object>>) compose().get("services");
    var proxied = (Map<String, String>) services.get("proxy").get("environment");

    for (String name : List.of("server1", "server2")) {
      var command = (List<String>) services.get(name).get("command");
      var start = parse(command);
      assertThat(proxied).containsValue(name + ":" + start.matchedOptionValue("--port", 0));
      var address = DatabaseAddress.parse(start.matchedOptionValue("--database", ""), Map.of());
      assertThat(services).containsKey(address.host());
      assertThat(address.port()).isEqualTo(3306);
      var database = (Map<String, String>) services.get("database").get("environment");
      assertThat(address.schema()).isEqualTo(database.get("MYSQL_DATABASE"));
      var environment = (Map<String, String>) services.get(name).get("environment");
      assertThat(environment.get("THUOCDO_DATABASE_USER")).isEqualTo(database.get("MYSQL_USER"));
      var networks = (Map<String, Map<String, Object>>) compose().get("networks");
      assertThat(networks.get("inside").get("ipam").toString())
          .contains(environment.get("THUOCDO_PROXIES"));
    }
  }

  @Test
  void every_setting_is_read_by_the_program_or_by_another_file_here() throws IOException {
    String readByProgram = sources();
    String readHere = read("haproxy.cfg") + read("haproxy-database.cfg") + read("thuocdo.service");
    var named = new TreeSet<String>();
    for (String file : List.of("compose.yml", "thuocdo.env.example", "README.md", "haproxy.cfg")) {
      var setting = SETTING.matcher(read(file));
      while (setting.find()) {
        named.add(setting.group());
      }
    }
    assertThat(named).hasSizeGreaterThan(5);
    for (String setting : named) {
      String property = setting.toLowerCase(java.util.Locale.ROOT).replaceFirst("_", ".");
      boolean isRead =
          readByProgram.contains(setting)
              || readByProgram.contains("${" + property.replace('_', '-'))
              || readHere.contains("\"${" + setting + "}\"")
              || readHere.contains(" ${" + setting + "}");
      assertThat(isRead).as(setting).isTrue();
    }
  }

  @Test
  void the_commands_of_unit_and_image_are_understood() throws Exception {
    String unit = read("thuocdo.service").replace("\\\n", " ").replaceAll(" +", " ");
    var line = Pattern.compile("ExecStart=(.*)").matcher(unit);
    assertThat(line.find()).isTrue();
    List<String> words = List.of(line.group(1).split(" "));
    int main = words.indexOf(Application.class.getName());
    assertThat(main).isPositive();
    assertThat(
            parse(words.subList(main + 1, words.size())).<Path>matchedOptionValue("--home", null))
        .isEqualTo(Path.of("/var/lib/" + field(unit, "StateDirectory")));

    String image = read("Dockerfile");
    assertThat(image).contains("\"" + Application.class.getName() + "\"]");
    var command = Pattern.compile("CMD \\[(\"start\".*)]").matcher(image);
    assertThat(command.find()).isTrue();
    parse(List.of(command.group(1).replace("\"", "").split(", ")));
  }

  @Test
  void the_routes_that_proxy_and_prometheus_ask_exist() throws Exception {
    assertThat(read("haproxy.cfg"))
        .contains("httpchk GET " + routeOf(HealthController.class) + "\n")
        .contains("path -m beg " + routeOf(MetricsController.class) + " }");
    String prometheus = read("prometheus.yml");
    assertThat(prometheus).contains("metrics_path: " + routeOf(MetricsController.class) + "\n");
    var target = Pattern.compile("\"[^\"]+:([0-9]+)\"").matcher(prometheus);
    assertThat(target.find()).isTrue();
    assertThat(read("thuocdo.service")).contains("--port " + target.group(1) + " ");
    assertThat(read("Dockerfile")).contains("EXPOSE " + target.group(1) + "\n");
  }

  @Test
  void the_check_of_a_node_signs_in_as_an_account_that_is_made() throws IOException {
    String settings = read("haproxy-database.cfg");
    String sent =
        settings
            .lines()
            .filter(line -> line.contains("send-binary"))
            .map(line -> line.strip().split(" ")[2])
            .collect(Collectors.joining());
    String asked = between(settings, "tcp-check send \"", "\"");

    assertThat(sent)
        .isEqualTo(
            HexFormat.of().formatHex(signIn("thuocdo_check"))
                + HexFormat.of().formatHex(new byte[] {(byte) (asked.length() + 1), 0, 0, 0, 3})
                + "0100000001");
    assertThat(read("accounts.sql")).contains("'thuocdo_check'@'%';");
    // What is waited for stands in the answer alone, not in what a server repeats of a question.
    assertThat(asked).contains("'may write', 'no primary') AS answer");
  }

  /** Protocol 4.1, long password, secure connection, plug-in: no password at all. */
  private static byte[] signIn(String user) {
    var payload = new ByteArrayOutputStream();
    payload.writeBytes(HexFormat.of().parseHex("018208000000000" + "12d"));
    payload.writeBytes(new byte[23]);
    payload.writeBytes((user + "\0\0caching_sha2_password\0").getBytes(StandardCharsets.US_ASCII));
    var packet = new ByteArrayOutputStream();
    packet.writeBytes(new byte[] {(byte) payload.size(), 0, 0, 1});
    packet.writeBytes(payload.toByteArray());
    return packet.toByteArray();
  }

  @Test
  void haproxy_takes_its_files() throws Exception {
    assumeTrue(isThere("haproxy") && isThere("openssl"), "HAProxy and OpenSSL are not installed");
    Path folder = Files.createTempDirectory("thuocdo-tls");
    Path certificate = folder.resolve("both.pem");
    Path key = folder.resolve("key.pem");
    run(
        Map.of(),
        "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost -keyout "
            + key
            + " -out "
            + certificate);
    Files.writeString(certificate, Files.readString(certificate) + Files.readString(key));

    run(
        Map.of(
            "THUOCDO_CERTIFICATE", certificate.toString(),
            "THUOCDO_SERVER1", "127.0.0.1:1",
            "THUOCDO_SERVER2", "127.0.0.1:2",
            "THUOCDO_DB_BIND", "127.0.0.1:3306",
            "THUOCDO_DB1", "127.0.0.1:1",
            "THUOCDO_DB2", "127.0.0.1:2",
            "THUOCDO_DB3", "127.0.0.1:3"),
        "haproxy -c -f ops/deploy/haproxy.cfg -f ops/deploy/haproxy-database.cfg");
  }

  @Test
  void systemd_takes_the_unit() throws Exception {
    assumeTrue(isThere("systemd-analyze") && isThere("java"), "systemd is not installed");
    Path unit = Files.createTempDirectory("thuocdo-unit").resolve("thuocdo.service");
    Files.writeString(
        unit, read("thuocdo.service").replace("/usr/bin/java", which("java").toString()));

    run(Map.of(), "systemd-analyze verify --man=no " + unit);
  }

  @Test
  void the_arithmetic_is_the_output_of_its_program() throws Exception {
    assertThat(run(Map.of(), "ops/deploy/arithmetic")).isEqualTo(read("arithmetic.md"));
    // Three numbers, worked out by hand: 2 × 3 + 4 kiosks with 5 × 0.5 ratings a day.
    assertThat(
            run(
                Map.of(),
                "ops/deploy/arithmetic provinces=1 communes=2 counters_commune=3"
                    + " counters_province=4 visits_counter_day=5 share_who_rate=0.5"))
        .contains("| 10  |")
        .contains("| 25  |");
  }

  private static CommandLine.ParseResult parse(List<String> words) {
    var parsed = Application.commandLine().parseArgs(words.toArray(String[]::new));
    assertThat(parsed.subcommand().commandSpec().name()).isEqualTo("start");
    return parsed.subcommand();
  }

  @SuppressWarnings("unchecked") // YAML
  private static Map<String, Object> compose() throws IOException {
    return (Map<String, Object>) new Yaml().load(read("compose.yml"));
  }

  private static String[] keys(Map<?, ?> map) {
    return map.keySet().stream().map(String::valueOf).toArray(String[]::new);
  }

  private static String routeOf(Class<?> controller) {
    return controller.getAnnotation(Controller.class).value();
  }

  private static String field(String unit, String name) {
    return between(unit, "\n" + name + "=", "\n");
  }

  private static String between(String text, String before, String after) {
    int from = text.indexOf(before) + before.length();
    assertThat(from).as(before).isGreaterThanOrEqualTo(before.length());
    return text.substring(from, text.indexOf(after, from));
  }

  private static String read(String file) throws IOException {
    return Files.readString(DEPLOY.resolve(file));
  }

  private static String sources() throws IOException {
    var text = new StringBuilder(Files.readString(Path.of("src/main/resources/application.yml")));
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        text.append(Files.readString(file));
      }
    }
    return text.toString();
  }

  private static boolean isThere(String program) {
    return which(program) != null;
  }

  private static Path which(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator), new String[] {"/usr/sbin"})
        .flatMap(Stream::of)
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  /** Returns what a program said; fails with it if it did not end with 0. */
  private static String run(Map<String, String> environment, String command) throws Exception {
    var builder = new ProcessBuilder(command.split(" ")).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.environment().merge("PATH", ":/usr/sbin", String::concat);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(command + ": " + said).isZero();
    return said;
  }
}
