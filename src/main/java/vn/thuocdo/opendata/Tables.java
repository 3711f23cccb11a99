package vn.thuocdo.opendata;

import static vn.thuocdo.opendata.Column.count;
import static vn.thuocdo.opendata.Column.day;
import static vn.thuocdo.opendata.Column.flag;
import static vn.thuocdo.opendata.Column.share;
import static vn.thuocdo.opendata.Column.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.result.FactorLine;
import vn.thuocdo.result.Line;
import vn.thuocdo.result.OfficeLine;
import vn.thuocdo.result.Participation;
import vn.thuocdo.result.ResultDocument;
import vn.thuocdo.result.SeriesPoint;
import vn.thuocdo.result.TargetVerdict;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.result.WeightedShare;

/** The figures of a document as tables; the same document gives the same tables. */
final class Tables {

  private static final String TOTAL = "TOTAL";
  private static final String UNIT = "UNIT";

  private static final List<Column> HEAD =
      List.of(
          text("period", "mã kỳ", "code of the period"),
          text(
              "calendar",
              "lịch: REPORTING (từ ngày 15 đến ngày 14) hoặc CALENDAR (dương lịch)",
              "calendar: REPORTING (from the 15th to the 14th) or CALENDAR"),
          count("version", "phiên bản; trên 1 là đính chính", "version; above 1 for corrections"),
          text(
              "kind",
              "TOTAL (tổng một lĩnh vực) hoặc UNIT (đơn vị)",
              "TOTAL of a domain, or UNIT"));

  private static final Column CODE =
      text(
          "code",
          "mã đơn vị, hoặc mã lĩnh vực của dòng tổng",
          "code of the unit, or of the domain");

  private static final List<Column> NUMBERS =
      List.of(
          count("n1", "số lượt mức 1 (rất không hài lòng)", "answers of 1 (very dissatisfied)"),
          count("n2", "số lượt mức 2", "answers of 2"),
          count("n3", "số lượt mức 3", "answers of 3"),
          count("n4", "số lượt mức 4", "answers of 4"),
          count("n5", "số lượt mức 5 (rất hài lòng)", "answers of 5 (very satisfied)"),
          count(
              "no_opinion",
              "số lượt không có ý kiến, ngoài mẫu số",
              "answers without opinion, outside every denominator"),
          count("n", "n1 + n2 + n3 + n4 + n5", "n1 + n2 + n3 + n4 + n5"));

  private static final List<Column> INTERVAL =
      List.of(
          share(
              "share",
              "(n4 + n5) / n, từ 0 đến 1, không làm tròn",
              "(n4 + n5) / n, 0 to 1, unrounded"),
          share(
              "lower",
              "cận dưới khoảng tin cậy Wilson 95%",
              "lower end of the 95% Wilson interval"),
          share(
              "upper",
              "cận trên khoảng tin cậy Wilson 95%",
              "upper end of the 95% Wilson interval"));

  private static final List<Column> FLAGS =
      List.of(
          flag("few", "ít lượt trả lời: không xếp hạng", "few answers: not ranked"),
          flag(
              "suppressed",
              "ẩn để giữ kín người trả lời: các ô số để trống",
              "hidden to protect respondents: the numbers are empty"));

  private final ResultDocument document;

  private Tables(ResultDocument document) {
    this.document = document;
  }

  static List<CsvTable> of(ResultDocument document) {
    var tables = new Tables(document);
    return Stream.concat(
            Stream.of(
                tables.figures(),
                tables.parts(),
                tables.verdicts(),
                tables.targets(),
                tables.series()),
            Stream.of(
                    tables.factors(),
                    document.participation() == null
                        ? Stream.<CsvTable>of()
                        : Stream.of(tables.responses()),
                    Stream.ofNullable(document.handling()).map(HandlingFigures::table),
                    tables.directory())
                .flatMap(more -> more))
        .toList();
  }

  /** None where no questionnaire with factors was answered. */
  private Stream<CsvTable> factors() {
    List<FactorLine> factors = document.factors();
    if (factors == null || factors.isEmpty()) {
      return Stream.of();
    }
    return Stream.of(
        new CsvTable(
            "yeu-to.csv",
            "factors",
            List.of(
                "Số ý kiến theo từng tiêu chí của các yếu tố, mọi đơn vị và mọi kênh",
                "Answers to the criteria of the factors, of all units and channels"),
            List.of(
                text("questionnaire", "mã và phiên bản phiếu hỏi", "questionnaire and version"),
                text("factor", "mã yếu tố", "code of the factor"),
                text("factor_name", "tên yếu tố", "name of the factor"),
                text(
                    "criterion",
                    "mã tiêu chí; trống khi yếu tố được ẩn",
                    "code of the criterion; empty where the factor is hidden"),
                text("criterion_name", "câu hỏi", "question"),
                count("satisfied", "số ý kiến hài lòng", "satisfied answers"),
                count("n", "số ý kiến", "answers"),
                share(
                    "factor_share",
                    "trung bình cộng các tỷ lệ satisfied / n của yếu tố, không làm tròn",
                    "mean of the shares satisfied / n of the factor, unrounded")),
            factors.stream().flatMap(Tables::rows).toList()));
  }

  private static Stream<List<String>> rows(FactorLine factor) {
    List<String> head = List.of(factor.questionnaire(), factor.code(), factor.name());
    return factor.suppressed()
        ? Stream.of(Stream.concat(head.stream(), Stream.of("", "", "", "", "")).toList())
        : factor.criteria().stream()
            .map(
                one ->
                    Stream.concat(
                            head.stream(),
                            Stream.of(
                                one.code(),
                                one.name(),
                                String.valueOf(one.satisfied()),
                                String.valueOf(one.sampleSize()),
                                String.valueOf(factor.share())))
                        .toList());
  }

  private CsvTable figures() {
    return new CsvTable(
        "so-lieu.csv",
        "figures",
        List.of("Số liệu của từng lĩnh vực và từng đơn vị", "Figures of each domain and each unit"),
        join(
            HEAD,
            List.of(
                text("group", "mã nhóm đơn vị được so sánh với nhau", "group of comparable units"),
                CODE,
                text("name", "tên", "name"),
                text("name_en", "tên tiếng Anh", "name in English")),
            NUMBERS,
            INTERVAL,
            List.of(
                count(
                    "rank",
                    "thứ hạng trong nhóm; trống khi không xếp hạng",
                    "rank in the group; empty when not ranked"),
                flag("whole_period", "đơn vị tồn tại suốt kỳ", "the unit lived on every day"),
                day("valid_from", "ngày đơn vị bắt đầu", "first day of the unit"),
                day("valid_to", "ngày cuối của đơn vị", "last day of the unit")),
            FLAGS),
        rows(
            (kind, unit, rows) -> {
              List<String> row = head(kind);
              row.add(kind.equals(TOTAL) ? "" : harmless(unit.group()));
              row.add(harmless(unit.code()));
              row.add(harmless(unit.name()));
              row.add(harmless(unit.nameEn()));
              row.addAll(numbers(unit.counts(), unit.noOpinion(), unit.sampleSize()));
              row.addAll(cells(unit.share(), unit.lower(), unit.upper(), unit.rank()));
              row.addAll(
                  cells(
                      unit.wholePeriod(),
                      unit.validFrom(),
                      unit.validTo(),
                      unit.few(),
                      unit.suppressed()));
              rows.add(row);
            }));
  }

  private CsvTable parts() {
    return new CsvTable(
        "phan-to.csv",
        "parts",
        List.of(
            "Phân tổ theo kênh, nhóm thủ tục và đối tượng",
            "The same by channel, procedure group and respondent"),
        join(
            HEAD,
            List.of(
                CODE,
                text(
                    "division",
                    "CHANNEL (kênh), PROCEDURE_GROUP (nhóm thủ tục), RESPONDENT (đối tượng)",
                    "CHANNEL, PROCEDURE_GROUP or RESPONDENT"),
                text("part", "mã của phần", "code of the part"),
                text("name", "tên", "name"),
                text("name_en", "tên tiếng Anh", "name in English")),
            NUMBERS,
            INTERVAL,
            FLAGS),
        rows(
            (kind, unit, rows) -> {
              addParts(rows, kind, unit, "CHANNEL", unit.byChannel());
              addParts(rows, kind, unit, "PROCEDURE_GROUP", unit.byProcedureGroup());
              addParts(rows, kind, unit, "RESPONDENT", unit.byRespondent());
            }));
  }

  private void addParts(
      List<List<String>> rows, String kind, UnitFigures unit, String division, List<Line> lines) {
    for (Line line : lines) {
      List<String> row = head(kind);
      row.add(harmless(unit.code()));
      row.add(division);
      row.add(harmless(line.code()));
      row.add(harmless(line.name()));
      row.add(harmless(line.nameEn()));
      row.addAll(numbers(line.counts(), line.noOpinion(), line.sampleSize()));
      row.addAll(cells(line.share(), line.lower(), line.upper(), line.few(), line.suppressed()));
      rows.add(row);
    }
  }

  private CsvTable verdicts() {
    return new CsvTable(
        "ket-luan.csv",
        "verdicts",
        List.of("Kết luận so với từng chỉ tiêu", "Verdicts against each target"),
        join(
            HEAD,
            List.of(
                CODE,
                text("target", "mã chỉ tiêu", "code of the target"),
                text(
                    "comparator",
                    "GT (trên) hoặc GE (từ … trở lên)",
                    "GT (above) or GE (at least)"),
                share("level", "mức, từ 0 đến 1", "level, 0 to 1"),
                text(
                    "verdict",
                    "MET (đạt), NOT_MET (chưa đạt), INSUFFICIENT_DATA (chưa đủ căn cứ)",
                    "MET, NOT_MET or INSUFFICIENT_DATA"),
                text(
                    "evidence",
                    "CERTAIN (chắc chắn) hoặc UNCERTAIN (chưa chắc chắn)",
                    "CERTAIN or UNCERTAIN"))),
        rows(
            (kind, unit, rows) -> {
              for (TargetVerdict verdict : unit.targets()) {
                List<String> row = head(kind);
                row.add(harmless(unit.code()));
                row.add(harmless(verdict.code()));
                row.addAll(
                    cells(
                        verdict.comparator(),
                        verdict.level().toPlainString(),
                        verdict.verdict(),
                        verdict.evidence()));
                rows.add(row);
              }
            }));
  }

  private CsvTable targets() {
    return new CsvTable(
        "chi-tieu.csv",
        "targets",
        List.of("Các chỉ tiêu có hiệu lực cuối kỳ", "Targets in force at the end of the period"),
        List.of(
            text("target", "mã chỉ tiêu", "code of the target"),
            text("name", "tên", "name"),
            text("name_en", "tên tiếng Anh", "name in English"),
            text("domain", "lĩnh vực", "domain"),
            text(
                "respondent", "chỉ đối tượng này; trống là mọi người", "only these; empty for all"),
            text("unit", "chỉ đơn vị này; trống là mọi đơn vị", "only this unit; empty for all"),
            text("comparator", "GT (trên) hoặc GE (từ … trở lên)", "GT (above) or GE (at least)"),
            share("level", "mức, từ 0 đến 1", "level, 0 to 1"),
            day("valid_from", "có hiệu lực từ", "in force from"),
            day("due_on", "đến hết ngày", "until"),
            text("source", "văn bản", "document")),
        document.targets().stream()
            .map(
                target ->
                    Stream.of(
                            harmless(target.code()),
                            harmless(target.name()),
                            harmless(target.nameEn()),
                            cell(target.domain()),
                            cell(target.respondent()),
                            target.unit() == null ? "" : harmless(target.unit()),
                            cell(target.comparator()),
                            target.level().toPlainString(),
                            cell(target.validFrom()),
                            cell(target.dueOn()),
                            harmless(target.source()))
                        .toList())
            .toList());
  }

  private CsvTable responses() {
    return new CsvTable(
        "tra-loi.csv",
        "responses",
        List.of(
            "Tỷ lệ trả lời theo giao dịch và lời mời, và tỷ lệ hài lòng có trọng số",
            "Response rates of transactions and invitations, and the weighted share"),
        join(
            HEAD,
            List.of(
                CODE,
                text(
                    "division",
                    "ALL (tất cả), PROCEDURE_GROUP (nhóm thủ tục), CHANNEL (kênh)",
                    "ALL, PROCEDURE_GROUP or CHANNEL"),
                text("part", "mã của phần; trống với ALL", "code of the part; empty for ALL"),
                text("name", "tên", "name"),
                text("name_en", "tên tiếng Anh", "name in English"),
                count(
                    "asked",
                    "số giao dịch; với tin nhắn và đường dẫn là số lời mời; trống khi chưa biết",
                    "transactions; invitations for messages and links; empty when not known"),
                count("n", "số ý kiến theo thang đo", "answers on the scale"),
                share("rate", "n / asked", "n / asked"),
                share(
                    "weighted_share",
                    "tỷ lệ hài lòng có trọng số theo số giao dịch",
                    "share weighted by transactions"),
                share("weighted_lower", "cận dưới 95%", "lower end, 95%"),
                share("weighted_upper", "cận trên 95%", "upper end, 95%"),
                share(
                    "design_effect",
                    "phương sai gấp mấy lần mẫu đơn giản cùng cỡ",
                    "variance, as a multiple of that of a simple sample of the same size"),
                count("strata", "số tầng", "number of strata"),
                flag(
                    "suppressed", "ẩn để giữ kín người trả lời", "hidden to protect respondents"))),
        rows(
            (kind, unit, rows) ->
                document
                    .findParticipation(unit)
                    .ifPresent(
                        one -> {
                          rows.add(response(kind, unit, "ALL", one.all(), one.weighted()));
                          one.byProcedureGroup()
                              .forEach(
                                  part ->
                                      rows.add(
                                          response(kind, unit, "PROCEDURE_GROUP", part, null)));
                          one.byChannel()
                              .forEach(
                                  part -> rows.add(response(kind, unit, "CHANNEL", part, null)));
                        })));
  }

  private List<String> response(
      String kind,
      UnitFigures unit,
      String division,
      Participation.Response response,
      @Nullable WeightedShare weighted) {
    List<String> row = head(kind);
    row.add(harmless(unit.code()));
    row.add(division);
    row.add(division.equals("ALL") ? "" : harmless(response.code()));
    row.add(harmless(response.name()));
    row.add(harmless(response.nameEn()));
    row.addAll(cells(response.asked(), response.answers(), response.rate()));
    row.addAll(
        weighted == null
            ? List.of("", "", "", "", "")
            : cells(
                weighted.share(),
                weighted.lower(),
                weighted.upper(),
                weighted.designEffect(),
                weighted.strata()));
    row.add(cell(response.suppressed()));
    return row;
  }

  /** None where nobody told an official code or a contact. */
  private Stream<CsvTable> directory() {
    List<OfficeLine> directory = document.directory();
    if (directory == null || directory.isEmpty()) {
      return Stream.of();
    }
    return Stream.of(
        new CsvTable(
            "don-vi.csv",
            "directory",
            List.of(
                "Mã chính thức trong kỳ và liên hệ công khai của các đơn vị",
                "Official codes in the period and public contacts of the units"),
            List.of(
                text(
                    "code",
                    "mã đơn vị trong số liệu, không bao giờ đổi",
                    "code in the figures, which never changes"),
                text(
                    "official_code",
                    "mã do nhà nước cấp, có hiệu lực vào ngày cuối kỳ",
                    "code given by the state, in force on the last day"),
                text("name", "tên vào ngày cuối kỳ", "name on the last day"),
                text("name_en", "tên tiếng Anh", "name in English"),
                text(
                    "post",
                    "chức danh người giải quyết vướng mắc",
                    "post of the person who settles difficulties"),
                text("phone", "điện thoại của cơ quan", "telephone of the office"),
                text("email", "thư điện tử của cơ quan", "e-mail of the office"),
                text("address", "địa chỉ", "address"),
                text("opening_hours", "giờ làm việc", "opening hours")),
            directory.stream().map(this::office).toList()));
  }

  private List<String> office(OfficeLine office) {
    var unit = document.findUnit(office.code());
    return Stream.of(
            office.code(),
            office.officialCode(),
            unit.map(UnitFigures::name).orElse(""),
            unit.map(UnitFigures::nameEn).orElse(""),
            office.post(),
            office.phone(),
            office.email(),
            office.address(),
            office.openingHours())
        .map(Tables::harmless)
        .toList();
  }

  private CsvTable series() {
    return new CsvTable(
        "chuoi-thoi-gian.csv",
        "series",
        List.of(
            "Các quý gần nhất, như đã công bố khi đó",
            "The last quarters as they were published then"),
        join(
            List.of(
                text("kind", "TOTAL hoặc UNIT", "TOTAL or UNIT"),
                CODE,
                text("period", "mã quý", "code of the quarter"),
                day("from", "ngày đầu", "first day"),
                day("to", "ngày cuối", "last day"),
                count(
                    "version",
                    "phiên bản của công bố được dẫn; trống nếu chưa công bố, hoặc là chính kỳ này",
                    "version that is quoted; empty if none, and for this period itself"),
                count("n", "số lượt trả lời theo thang đo", "answers on the scale")),
            INTERVAL,
            FLAGS),
        rows(
            (kind, unit, rows) -> {
              for (SeriesPoint point : unit.series()) {
                var row = new ArrayList<String>();
                row.add(kind);
                row.add(harmless(unit.code()));
                row.addAll(
                    cells(
                        point.period(),
                        point.from(),
                        point.to(),
                        point.version(),
                        point.sampleSize(),
                        point.share(),
                        point.lower(),
                        point.upper(),
                        point.few(),
                        point.suppressed()));
                rows.add(row);
              }
            }));
  }

  /** Adds what one unit or total has to say. */
  @FunctionalInterface
  private interface Add {
    void rows(String kind, UnitFigures unit, List<List<String>> rows);
  }

  private List<List<String>> rows(Add add) {
    var rows = new ArrayList<List<String>>();
    document.totals().forEach(total -> add.rows(TOTAL, total, rows));
    document.units().forEach(unit -> add.rows(UNIT, unit, rows));
    return rows;
  }

  private List<String> head(String kind) {
    return new ArrayList<>(cells(document.period(), document.calendar(), document.version(), kind));
  }

  private static List<String> numbers(
      @Nullable List<Long> counts, @Nullable Long noOpinion, @Nullable Long n) {
    var cells = new ArrayList<String>();
    for (int level = 0; level < 5; level++) {
      cells.add(counts == null ? "" : counts.get(level).toString());
    }
    cells.addAll(cells(noOpinion, n));
    return cells;
  }

  private static List<String> cells(@Nullable Object... values) {
    return Stream.of(values).map(Tables::cell).collect(Collectors.toList());
  }

  private static String cell(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }

  @SafeVarargs
  private static List<Column> join(List<Column>... columns) {
    return Stream.of(columns).flatMap(List::stream).toList();
  }

  /** Spreadsheets would run a cell that begins like a formula. */
  static String harmless(String text) {
    return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
  }
}
