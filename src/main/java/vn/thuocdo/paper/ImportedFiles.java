package vn.thuocdo.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Rows of table {@code imported_file}. */
final class ImportedFiles {

  /**
   * How far a file is.
   *
   * @param lines of the file that need not be looked at again
   * @param finishedAt null while it is not taken as a whole
   */
  record Done(long lines, long stored, long repeated, long refused, @Nullable Instant finishedAt) {

    static final Done NOTHING = new Done(0, 0, 0, 0, null);
  }

  private ImportedFiles() {}

  static String sha256(Path file) throws IOException {
    try (InputStream in =
        new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(((DigestInputStream) in).getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static Done find(Connection connection, String sha256, String kind) throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            SELECT lines_done, lines_stored, lines_repeated, lines_refused, finished_at FROM imported_file
            WHERE sha256 = ? AND kind = ?""")) {
      statement.setString(1, sha256);
      statement.setString(2, kind);
      try (var rows = statement.executeQuery()) {
        if (!rows.next()) {
          return Done.NOTHING;
        }
        LocalDateTime finishedAt = rows.getObject(5, LocalDateTime.class);
        return new Done(
            rows.getLong(1),
            rows.getLong(2),
            rows.getLong(3),
            rows.getLong(4),
            finishedAt == null ? null : finishedAt.toInstant(ZoneOffset.UTC));
      }
    }
  }

  static void put(
      Connection connection, String sha256, String kind, Done done, String who, Instant at)
      throws SQLException {
    try (var statement =
        connection.prepareStatement(
            """
            INSERT INTO imported_file (sha256, kind, begun_by, begun_at, lines_done, lines_stored, lines_repeated,
              lines_refused, finished_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON DUPLICATE KEY UPDATE lines_done = VALUES(lines_done), lines_stored = VALUES(lines_stored),
              lines_repeated = VALUES(lines_repeated), lines_refused = VALUES(lines_refused),
              finished_at = VALUES(finished_at)""")) {
      Instant finishedAt = done.finishedAt();
      statement.setString(1, sha256);
      statement.setString(2, kind);
      statement.setString(3, who);
      statement.setObject(4, LocalDateTime.ofInstant(at, ZoneOffset.UTC));
      statement.setLong(5, done.lines());
      statement.setLong(6, done.stored());
      statement.setLong(7, done.repeated());
      statement.setLong(8, done.refused());
      statement.setObject(
          9, finishedAt == null ? null : LocalDateTime.ofInstant(finishedAt, ZoneOffset.UTC));
      statement.executeUpdate();
    }
  }
}
