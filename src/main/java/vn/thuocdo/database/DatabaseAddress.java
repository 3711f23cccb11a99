package vn.thuocdo.database;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a database is and who we are there.
 *
 * @param url {@code jdbc:mysql://host:port/schema}, with or without parameters
 */
public record DatabaseAddress(String url, String username, String password) {

  private static final Pattern FORM =
      Pattern.compile(
          "(?<scheme>jdbc:mysql:(?:[a-z]+:)?//)(?:(?<user>[^:@/?]*)(?::(?<password>[^@/?]*))?@)?"
              + "(?<hosts>[^/?@]+)/(?<schema>[^/?]+)(?:\\?(?<parameters>.*))?");

  /**
   * What never leaves this machine is not encrypted: nobody else could read it, and it costs time.
   */
  private static final Pattern LOOPBACK =
      Pattern.compile("jdbc:mysql://(127\\.0\\.0\\.1|localhost|\\[::1])(:[0-9]+)?/");

  private static final int USUAL_PORT = 3306;

  /**
   * What must hold on every connection: instants are UTC whatever the zone of the JVM, a repeat
   * answers 0 affected rows, many rows travel in one statement, and a server that went silent is
   * noticed.
   */
  private static final String PARAMETERS =
      "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useAffectedRows=true"
          + "&rewriteBatchedStatements=true&characterEncoding=UTF-8&allowPublicKeyRetrieval=true"
          + "&connectTimeout=5000&socketTimeout=60000&tcpKeepAlive=true"
          // Nobody but the driver sets autocommit and read-only, so it need not ask before every
          // statement what they are; and a statement is taken apart once, not every time.
          + "&useLocalSessionState=true&maintainTimeStats=false"
          + "&cachePrepStmts=true&prepStmtCacheSize=250&prepStmtCacheSqlLimit=4096";

  /**
   * Reads an address as operators write it: {@code jdbc:mysql://host:3306/schema}, with the
   * credentials before an {@code @}, or as the parameters {@code user} and {@code password}, or
   * from the environment variables {@code THUOCDO_DATABASE_USER} and {@code
   * THUOCDO_DATABASE_PASSWORD} (better: other users of the machine can read a command line).
   *
   * @throws IllegalArgumentException with a sentence, if it is no such address
   */
  public static DatabaseAddress parse(String url, Map<String, String> environment) {
    Matcher parts = FORM.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "A database address looks like jdbc:mysql://host:3306/schema");
    }
    String username = environment.getOrDefault("THUOCDO_DATABASE_USER", "");
    String password = environment.getOrDefault("THUOCDO_DATABASE_PASSWORD", "");
    if (parts.group("user") != null) {
      username = decoded(parts.group("user"));
      password = parts.group("password") == null ? password : decoded(parts.group("password"));
    }
    var others = new StringJoiner("&", "?", "").setEmptyValue("");
    String parameters = parts.group("parameters");
    for (String parameter : parameters == null ? new String[0] : parameters.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        username = decoded(parameter.substring("user=".length()));
      } else if (parameter.startsWith("password=")) {
        password = decoded(parameter.substring("password=".length()));
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    String bare = parts.group("scheme") + parts.group("hosts") + "/" + parts.group("schema");
    return new DatabaseAddress(bare + others, username, password);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /**
   * Returns the URL with the parameters that this system relies on; parameters already there win.
   */
  public String urlWithParameters() {
    boolean isPlain = staysOnThisMachine() && !url.contains("sslMode=");
    return url
        + (url.contains("?") ? "&" : "?")
        + PARAMETERS
        + (isPlain ? "&sslMode=DISABLED" : "");
  }

  /** Tells whether the server is reached by the loopback interface alone. */
  public boolean staysOnThisMachine() {
    return LOOPBACK.matcher(url).lookingAt();
  }

  /** Returns the same server with another schema. */
  public DatabaseAddress withSchema(String schema) {
    String bare = url.replaceFirst("\\?.*", "");
    return new DatabaseAddress(
        bare.substring(0, bare.lastIndexOf('/') + 1) + schema, username, password);
  }

  /** Returns the host; of several the first. */
  public String host() {
    String first = firstHost();
    return first.contains(":") ? first.substring(0, first.lastIndexOf(':')) : first;
  }

  /** Returns the port; of several hosts that of the first. */
  public int port() {
    String first = firstHost();
    return first.contains(":")
        ? Integer.parseInt(first.substring(first.lastIndexOf(':') + 1))
        : USUAL_PORT;
  }

  public String schema() {
    return part("schema");
  }

  private String firstHost() {
    return part("hosts").split(",", 2)[0];
  }

  private String part(String name) {
    Matcher parts = FORM.matcher(url);
    String part = parts.matches() ? parts.group(name) : null;
    if (part == null) {
      throw new IllegalStateException("Not an address of a schema: " + this);
    }
    return part;
  }

  /** Returns the settings under which the framework finds this database. */
  public Map<String, Object> asProperties() {
    return Map.of(
        "datasources.default.url", urlWithParameters(),
        "datasources.default.username", username,
        "datasources.default.password", password);
  }

  /** Never shows the password. */
  @Override
  public String toString() {
    return username + "@" + url.replaceFirst("\\?.*", "");
  }
}
