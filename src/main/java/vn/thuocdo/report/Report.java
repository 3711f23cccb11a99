package vn.thuocdo.report;

import java.util.List;
import vn.thuocdo.chart.Chart;

/**
 * The report on a period as it will stand on paper, before anybody knows on which kind of paper:
 * the components that Nghị định 30/2020/NĐ-CP asks for.
 *
 * @param draft what says that the figures are not published; empty otherwise
 * @param simulated what says that the figures are not real; empty otherwise
 */
record Report(
    String title,
    String draft,
    String simulated,
    Letterhead letterhead,
    List<Part> body,
    Closing closing,
    List<Annex> annexes) {

  Report {
    body = List.copyOf(body);
    annexes = List.copyOf(annexes);
  }

  /**
   * @param parent the authority above; empty for none
   * @param number with room for what the clerk of records will give
   * @param subject trích yếu
   * @param addressee empty for none
   * @param bases one line each, with its semicolon or full stop
   */
  record Letterhead(
      String nation,
      String motto,
      String parent,
      String agency,
      String number,
      String placeAndDate,
      String type,
      String subject,
      String addressee,
      List<String> bases) {}

  /**
   * @param ending the last sentence, which stays with the signature
   * @param authority as in «KT. GIÁM ĐỐC»; empty for none
   */
  record Closing(
      String ending,
      String recipientsHeading,
      List<String> recipients,
      String authority,
      String signerTitle,
      String signerName) {}

  /**
   * @param number as in «Phụ lục I»
   * @param belongsTo what it was sent with
   */
  record Annex(String number, String title, String belongsTo, List<Part> parts) {}

  /** What stands below each other in a text. */
  sealed interface Part {}

  /**
   * @param level 1 for «I.», 2 for «1.»
   */
  record Heading(int level, String text) implements Part {}

  record Paragraph(String text) implements Part {}

  record Table(Grid grid) implements Part {}

  /**
   * @param alt what it shows, for those who do not see it
   */
  record Picture(Chart chart, String alt) implements Part {}
}
