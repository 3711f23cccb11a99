package vn.thuocdo.database;

import java.util.Map;

/**
 * Where a database is and who we are there.
 *
 * @param url {@code jdbc:mysql://host:port/schema}, with or without parameters
 */
public record DatabaseAddress(String url, String username, String password) {

  /**
   * What must hold on every connection: instants are UTC whatever the zone of the JVM, a repeat
   * answers 0 affected rows, many rows travel in one statement, and a server that went silent is
   * noticed.
   */
  private static final String PARAMETERS =
      "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true&useAffectedRows=true"
          + "&rewriteBatchedStatements=true&characterEncoding=UTF-8&allowPublicKeyRetrieval=true"
          + "&connectTimeout=5000&socketTimeout=60000&tcpKeepAlive=true";

  /**
   * Returns the URL with the parameters that this system relies on; parameters already there win.
   */
  public String urlWithParameters() {
    return url + (url.contains("?") ? "&" : "?") + PARAMETERS;
  }

  /** Returns the same server with another schema. */
  public DatabaseAddress withSchema(String schema) {
    String bare = url.replaceFirst("\\?.*", "");
    return new DatabaseAddress(
        bare.substring(0, bare.lastIndexOf('/') + 1) + schema, username, password);
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
