package vn.thuocdo.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.thuocdo.result.ResultDocument;

/** Writes every document into the folder that is named, to be looked at. */
final class Specimens {

  private Specimens() {}

  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    write(folder, "five", GivenQuarter.ofFive());
    write(folder, "nothing", GivenQuarter.ofNothing());
    write(folder, "many", GivenQuarter.ofMany(150));
  }

  private static void write(Path folder, String name, ResultDocument document) throws IOException {
    Source source = new Source(document, "ab".repeat(32));
    Files.write(folder.resolve(name + ".xlsx"), WorkbookFile.of(source));
  }
}
