package vn.thuocdo.report;

import java.util.List;

/** A sheet for the wall as templates/report/notice.jte shows it: ready strings only. */
public record NoticePage(
    String title,
    String agency,
    String heading,
    String name,
    String period,
    String share,
    String satisfied,
    String answers,
    String instead,
    List<String> verdicts,
    List<String> notes,
    List<Picture> pictures,
    String code,
    String codeAlt,
    String dates,
    String published,
    String more,
    String address,
    String simulated) {

  /** A chart with what it shows. */
  public record Picture(String source, String alt) {}
}
