package vn.thuocdo.result;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import vn.thuocdo.period.Period;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.target.Target;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.ProcedureGroup;
import vn.thuocdo.unit.Unit;
import vn.thuocdo.unit.UnitGroup;

/**
 * Everything that figures are made of.
 *
 * @param sums of the period, without what is excluded
 * @param units all, in the order of pages
 * @param targets in force, in the order of their codes
 * @param questions whose answers are counted, by code
 * @param apart channels that are shown, but count in no whole
 * @param earlier finds what was published for a quarter
 * @param versions what was published of these very days
 * @param others what was published of other periods that share days with this one
 * @param asked who could have answered; nobody where it does not matter
 */
record Sources(
    Period period,
    Limits limits,
    List<Tallied> sums,
    Excluded excluded,
    List<Unit> units,
    List<OneStopPoint> points,
    List<UnitGroup> groups,
    List<ProcedureGroup> procedureGroups,
    List<Target> targets,
    List<String> questions,
    Set<Channel> apart,
    Function<Period, Optional<ResultDocument>> earlier,
    List<ResultDocument> versions,
    OtherPeriods others,
    Asked asked,
    String provinceName,
    String provinceNameEn,
    boolean isSimulated) {}
