package vn.thuocdo.report;

import io.micronaut.http.MediaType;

/** What a file is, by the end of its name. */
final class FileTypes {

  private static final String OFFICE = "application/vnd.openxmlformats-officedocument.";

  private FileTypes() {}

  static MediaType of(String name) {
    return MediaType.of(
        switch (name.substring(name.lastIndexOf('.') + 1)) {
          case "docx" -> OFFICE + "wordprocessingml.document";
          case "xlsx" -> OFFICE + "spreadsheetml.sheet";
          case "pdf" -> "application/pdf";
          case "zip" -> "application/zip";
          default -> "application/octet-stream";
        });
  }
}
