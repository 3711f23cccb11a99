package vn.thuocdo.link;

import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.dossier.CaseState;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Role;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.OneStopPoint;
import vn.thuocdo.unit.Settings;

/** Makes the staff page about QR codes. */
@Singleton
class CodesPages {

  /** Whether answers by QR code count in the headline figure. */
  static final String IN_HEADLINE = "qr_in_headline";

  private final QrCodes codes;
  private final FormPages formPages;
  private final Offices offices;
  private final PublicAddress publicAddress;
  private final Settings settings;
  private final StaffFrames frames;
  private final InstantSource clock;

  CodesPages(
      QrCodes codes,
      FormPages formPages,
      Offices offices,
      PublicAddress publicAddress,
      Settings settings,
      StaffFrames frames,
      InstantSource clock) {
    this.codes = codes;
    this.formPages = formPages;
    this.offices = offices;
    this.publicAddress = publicAddress;
    this.settings = settings;
    this.frames = frames;
    this.clock = clock;
  }

  /**
   * Returns the page.
   *
   * @param flash what was just done; empty for nothing
   * @param problem what was wrong; empty for nothing
   */
  CodesPage page(StaffMember member, String flash, String problem) {
    Texts texts = Texts.of("link", member.language());
    boolean counts = Boolean.parseBoolean(settings.get(IN_HEADLINE, "false"));
    boolean isConcerned = member.role() == Role.HOME_AFFAIRS;
    return new CodesPage(
        frames.frame(member, StaffQrController.PATH, texts.get("staff.title")).withFlash(flash),
        texts.get("staff.intro"),
        problem,
        publicAddress.find().isPresent() ? "" : texts.get("staff.no-address"),
        texts.get("staff.make.title"),
        texts.get("staff.make.place"),
        places(member, texts),
        texts.get("staff.make.case"),
        cases(texts),
        texts.get("staff.make.button"),
        texts.get("staff.caption"),
        List.of("code", "place", "case", "made", "print", "state").stream()
            .map(column -> texts.get("staff.column." + column))
            .toList(),
        rows(member, texts),
        texts.get("staff.none"),
        texts.get("staff.withdraw"),
        texts.get("staff.note"),
        texts.get("staff.headline.title"),
        isConcerned ? texts.get("staff.headline." + counts) : "",
        Boolean.toString(!counts),
        texts.get("staff.headline.set." + !counts));
  }

  /** Tells whether this member may make and withdraw codes of a point. */
  boolean mayManage(StaffMember member, long pointId) {
    return offices.findPoint(pointId).filter(point -> member.maySee(point.unitId())).isPresent();
  }

  private List<CodesPage.Choice> places(StaffMember member, Texts texts) {
    LocalDate today = OfficeZone.today(clock);
    boolean isEnglish = member.language() == Language.EN;
    var places = new ArrayList<CodesPage.Choice>();
    for (OneStopPoint point : offices.listPoints()) {
      if (isOpen(point.validTo(), today) && member.maySee(point.unitId())) {
        String name = isEnglish ? point.nameEn() : point.name();
        places.add(new CodesPage.Choice(point.code() + "/", texts.get("staff.make.whole", name)));
        offices.listCounters().stream()
            .filter(counter -> counter.pointId() == point.id())
            .filter(counter -> isOpen(counter.validTo(), today))
            .map(
                counter ->
                    new CodesPage.Choice(
                        point.code() + "/" + counter.code(),
                        name + " – " + (isEnglish ? counter.nameEn() : counter.name())))
            .forEach(places::add);
      }
    }
    return places;
  }

  private static boolean isOpen(@Nullable LocalDate lastDay, LocalDate today) {
    return lastDay == null || !lastDay.isBefore(today);
  }

  private static List<CodesPage.Choice> cases(Texts texts) {
    var cases = new ArrayList<CodesPage.Choice>();
    cases.add(new CodesPage.Choice("", texts.get("staff.case.ANY")));
    for (CaseState state : CaseState.values()) {
      cases.add(new CodesPage.Choice(state.name(), texts.get("staff.case." + state)));
    }
    return cases;
  }

  private List<CodesPage.Row> rows(StaffMember member, Texts texts) {
    boolean canPrint = publicAddress.find().isPresent();
    return codes.list().stream()
        .filter(code -> mayManage(member, code.pointId()))
        .map(code -> row(code, member.language(), texts, canPrint))
        .toList();
  }

  private CodesPage.Row row(QrCode code, Language language, Texts texts, boolean canPrint) {
    String url = StaffQrController.PATH + "/" + code.code() + "/";
    var about = new FormPages.About("", code.pointId(), code.counterId(), code.caseState(), false);
    List<CodesPage.Print> prints =
        canPrint && !code.isWithdrawn()
            ? Arrays.stream(Paper.values())
                .map(
                    paper ->
                        new CodesPage.Print(texts.get("staff.print." + paper), url + paper.file()))
                .toList()
            : List.of();
    return new CodesPage.Row(
        code.code(),
        formPages.place(about, language),
        texts.get(
            "staff.case." + Optional.ofNullable(code.caseState()).map(Enum::name).orElse("ANY")),
        FormPages.time(code.madeAt()),
        prints,
        Optional.ofNullable(code.withdrawnAt())
            .map(at -> texts.get("staff.ended", FormPages.time(at)))
            .orElseGet(() -> texts.get("staff.valid")),
        !code.isWithdrawn());
  }
}
