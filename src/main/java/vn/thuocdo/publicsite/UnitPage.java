package vn.thuocdo.publicsite;

import java.util.List;

/**
 * What templates/publicsite/unit.jte shows; every string is ready.
 *
 * @param notices what a reader must know before any figure, with an address or without
 * @param contact of the office as it is today, whatever the period; empty where nobody told any
 * @param compare the way to units of the same group; none where there are none
 */
public record UnitPage(
    PageFrame frame,
    String kicker,
    List<PageFrame.Link> notices,
    String dates,
    PageFrame.Link back,
    List<String> sentences,
    List<ResultPage.Fact> facts,
    String contactHeading,
    List<Reach> contact,
    String figuresHeading,
    List<Figure> figures,
    String tablesHeading,
    List<Table> tables,
    String filesName,
    List<PageFrame.Link> compare,
    Embedding embedding) {

  /**
   * A way to reach the office.
   *
   * @param url empty for none
   */
  public record Reach(String name, String text, String url) {}

  /**
   * How another site shows the chart.
   *
   * @param page of the chart alone
   * @param code to be copied; empty where there is nothing to show
   */
  public record Embedding(String heading, String text, String code, PageFrame.Link page) {}
}
