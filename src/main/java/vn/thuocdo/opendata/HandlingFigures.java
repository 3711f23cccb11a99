package vn.thuocdo.opendata;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import vn.thuocdo.result.Handling;
import vn.thuocdo.result.Handling.Score;
import vn.thuocdo.result.Handling.UnitScore;

/** The points for how dossiers were handled: as a table, and calculated anew. */
final class HandlingFigures {

  private static final String POINTS = "points for handling";

  private HandlingFigures() {}

  static CsvTable table(Handling handling) {
    return new CsvTable(
        "chin-chi-so.csv",
        "handling",
        List.of(
            "Điểm 0-1-2 giải quyết thủ tục của từng đơn vị; tính từ hồ sơ, không từ ý kiến",
            "Points 0-1-2 for handling, by unit; made of dossiers, not of opinions"),
        List.of(
            Column.text("code", "mã đơn vị", "code of the unit"),
            Column.text("name", "tên đơn vị", "name of the unit"),
            Column.count("indicator", "số của chỉ số", "number of the indicator"),
            Column.count("twos", "số hồ sơ 2 điểm", "dossiers with 2 points"),
            Column.count("ones", "số hồ sơ 1 điểm", "dossiers with 1 point"),
            Column.count("zeros", "số hồ sơ 0 điểm", "dossiers without points"),
            Column.share(
                "score",
                "trung bình, làm tròn một chữ số; trống khi chưa đủ thông tin",
                "mean, rounded to one decimal; empty where too little is known"),
            Column.share("total", "tổng điểm của đơn vị", "sum of the unit"),
            Column.text("class", "xếp loại của đơn vị", "class of the unit")),
        handling.units().stream()
            .flatMap(unit -> handling.indicators().stream().map(one -> row(unit, one.number())))
            .toList());
  }

  private static List<String> row(UnitScore unit, int number) {
    Stream<Object> cells =
        unit.find(number)
            .<Stream<Object>>map(one -> Stream.of(one.twos(), one.ones(), one.zeros(), one.score()))
            .orElseGet(() -> Stream.of("", "", "", ""));
    return Stream.of(
            Stream.of(Tables.harmless(unit.code()), Tables.harmless(unit.name()), number),
            cells,
            Stream.of(unit.total(), unit.grade()))
        .flatMap(part -> part)
        .map(Object::toString)
        .toList();
  }

  static void check(Handling handling, Findings findings) {
    for (UnitScore unit : handling.units()) {
      findings.expect(
          unit.scores().stream().allMatch(HandlingFigures::isMean),
          POINTS,
          () -> unit.code() + ": a score is not the mean of its dossiers");
      BigDecimal sum =
          unit.scores().stream().map(Score::score).reduce(BigDecimal.ZERO, BigDecimal::add);
      findings.expect(
          sum.compareTo(unit.total()) == 0,
          POINTS,
          () ->
              "%s: the total is %s, its scores make %s".formatted(unit.code(), unit.total(), sum));
      findings.expect(
          handling.gradeOf(sum).map(Handling.Grade::name).filter(unit.grade()::equals).isPresent(),
          POINTS,
          () -> "%s: %s points are not «%s»".formatted(unit.code(), sum, unit.grade()));
      findings.expect(
          handling.indicators().stream()
              .allMatch(
                  one ->
                      unit.find(one.number()).isPresent() != unit.skipped().contains(one.number())),
          POINTS,
          () -> unit.code() + ": an indicator is neither scored nor named as skipped");
    }
  }

  private static boolean isMean(Score one) {
    long dossiers = (long) one.twos() + one.ones() + one.zeros();
    return one.twos() >= 0
        && one.ones() >= 0
        && one.zeros() >= 0
        && dossiers > 0
        && BigDecimal.valueOf(2L * one.twos() + one.ones())
                .divide(BigDecimal.valueOf(dossiers), 1, RoundingMode.HALF_UP)
                .compareTo(one.score())
            == 0;
  }
}
