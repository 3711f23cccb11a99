package vn.thuocdo.result;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.result.Assembly.Names;
import vn.thuocdo.result.Cube.Division;
import vn.thuocdo.result.Participation.Response;
import vn.thuocdo.unit.Unit;

/** Puts those who could answer beside those who did, wherever these are shown. */
record MakeParticipation(Asked asked, Names names) {

  /** Channels of those who are invited one by one; both answer the same invitations. */
  private static final Set<String> INVITED = Set.of(Channel.SMS.name(), Channel.LINK.name());

  Participation of(UnitFigures figures, Unit unit) {
    Participation counts = counts(figures, List.of(unit.id()));
    return weighted(counts, WeightedShare.ofUnit(figures, counts, Limits.CONFIDENCE).orElse(null));
  }

  /**
   * @param units those that add up to the total, by code
   * @param figures of these units
   * @param participations of these units
   */
  Participation ofTotal(
      UnitFigures total,
      Map<String, Unit> units,
      List<UnitFigures> figures,
      List<Participation> participations) {
    Participation counts = counts(total, units.values().stream().map(Unit::id).toList());
    var byCode = new HashMap<String, Participation>();
    participations.forEach(one -> byCode.put(one.code(), one));
    return weighted(
        counts,
        WeightedShare.ofTotal(total, counts, figures, byCode, Limits.CONFIDENCE).orElse(null));
  }

  private static Participation weighted(Participation counts, @Nullable WeightedShare weighted) {
    return new Participation(
        counts.code(), counts.all(), counts.byProcedureGroup(), counts.byChannel(), weighted);
  }

  private Participation counts(UnitFigures figures, Collection<Long> units) {
    Long answers = figures.sampleSize();
    if (answers == null) {
      return new Participation(
          figures.code(),
          Response.hidden(figures.code(), figures.name(), figures.nameEn()),
          List.of(),
          List.of(),
          null);
    }
    SortedMap<String, Long> transactions = new TreeMap<>();
    asked
        .transactionsOf(units)
        .forEach(
            (group, count) -> transactions.merge(names.procedureGroup(group), count, Long::sum));
    long all = transactions.values().stream().mapToLong(Long::longValue).sum();
    return new Participation(
        figures.code(),
        Response.of(figures.code(), figures.name(), figures.nameEn(), answers, all),
        groups(figures, transactions),
        channels(figures, all, asked.invitationsOf(units)),
        null);
  }

  private List<Response> groups(UnitFigures figures, SortedMap<String, Long> transactions) {
    var lines = new TreeMap<String, Line>();
    figures.byProcedureGroup().forEach(line -> lines.put(line.code(), line));
    var codes = new TreeMap<String, Long>(transactions);
    lines.keySet().forEach(code -> codes.putIfAbsent(code, 0L));
    var groups = new ArrayList<Response>();
    codes.forEach(
        (code, count) ->
            groups.add(response(code, Division.PROCEDURE_GROUP, lines.get(code), count, false)));
    return List.copyOf(groups);
  }

  private List<Response> channels(UnitFigures figures, long transactions, long invited) {
    var lines = new HashMap<String, Line>();
    figures.byChannel().forEach(line -> lines.put(line.code(), line));
    boolean isInvitedHidden =
        INVITED.stream().map(lines::get).anyMatch(line -> line != null && line.suppressed());
    var channels = new ArrayList<Response>();
    for (Channel channel : List.of(Channel.KIOSK, Channel.SMS, Channel.LINK)) {
      boolean isInvited = INVITED.contains(channel.name());
      long count = isInvited ? invited : transactions;
      Line line = lines.get(channel.name());
      if (line != null || count > 0) {
        channels.add(
            response(channel.name(), Division.CHANNEL, line, count, isInvited && isInvitedHidden));
      }
    }
    return List.copyOf(channels);
  }

  private Response response(
      String code, Division division, @Nullable Line line, long count, boolean isHiddenToo) {
    String name = names.of(division, code, false);
    String nameEn = names.of(division, code, true);
    Long answers = line == null ? Long.valueOf(0) : line.sampleSize();
    return answers == null || isHiddenToo
        ? Response.hidden(code, name, nameEn)
        : Response.of(code, name, nameEn, answers, count);
  }
}
