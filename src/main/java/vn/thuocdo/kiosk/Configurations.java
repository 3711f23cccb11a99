package vn.thuocdo.kiosk;

import jakarta.inject.Singleton;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.survey.Question;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

/** Puts together what a kiosk needs to know. */
@Singleton
class Configurations {

  /**
   * The questionnaire of domain rules §12.2: one tap, reasons for a bad one, praise for the best.
   */
  static final String QUESTIONNAIRE = "KIOSK_1TAP";

  private static final int ASK_REASONS_AT_OR_BELOW = 3;
  private static final int ASK_PRAISE_AT = 5;
  private static final int COOL_DOWN_SECONDS = 3;

  private final Offices offices;
  private final Questionnaires questionnaires;
  private final Settings settings;

  Configurations(Offices offices, Questionnaires questionnaires, Settings settings) {
    this.offices = offices;
    this.questionnaires = questionnaires;
    this.settings = settings;
  }

  /** Returns the configuration of a kiosk, with its key only right after it was made. */
  Configuration of(Kiosk kiosk, @Nullable String newKey) {
    var point = offices.findPoint(kiosk.pointId()).orElseThrow();
    var counter = offices.findCounter(kiosk.counterId()).orElseThrow();
    var unit = offices.findUnit(point.unitId()).orElseThrow();
    return new Configuration(
        newKey,
        Long.toString(kiosk.id()),
        new Configuration.Place(point.code(), point.name(), point.nameEn()),
        new Configuration.Place(counter.code(), counter.name(), counter.nameEn()),
        new Configuration.Place(unit.code(), unit.name(), unit.nameEn()),
        settings.find("hotline").orElse(null),
        Boolean.parseBoolean(settings.get("demo", "false")),
        new Configuration.Pin(
            Base64.getEncoder().encodeToString(kiosk.pinSalt()),
            Secret.PIN_ITERATIONS,
            Base64.getEncoder().encodeToString(kiosk.pinHash())),
        questionnaire());
  }

  private Configuration.Questionnaire questionnaire() {
    var questionnaire =
        questionnaires
            .findCurrent(QUESTIONNAIRE)
            .orElseThrow(
                () ->
                    new IllegalStateException("Questionnaire " + QUESTIONNAIRE + " is not loaded"));
    Question reasons = questionnaire.question("REASONS").orElseThrow();
    return new Configuration.Questionnaire(
        questionnaire.code(),
        questionnaire.version(),
        settings.get("kiosk.order", "5-1"),
        reasons.choices(),
        ASK_REASONS_AT_OR_BELOW,
        ASK_PRAISE_AT,
        reasons.maxChoices(),
        true,
        COOL_DOWN_SECONDS);
  }
}
