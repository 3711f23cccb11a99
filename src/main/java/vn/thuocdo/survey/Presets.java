package vn.thuocdo.survey;

import io.micronaut.context.event.ApplicationEventListener;
import io.micronaut.context.event.StartupEvent;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Brings the questionnaires that come with the system into the database, at every start. */
@Singleton
public class Presets implements ApplicationEventListener<StartupEvent> {

  /** Files in {@code presets/questionnaires}, without their ending. */
  static final List<String> NAMES =
      List.of(
          "KIOSK_1TAP@1",
          "LINK_5Q@1",
          "SMS_1Q@1",
          "ONE_STOP_9@1",
          "SIPAS_5F@1",
          "SIPAS_WARD_9@1",
          "HEALTH_OUT@1",
          "HEALTH_IN@1",
          "HEALTH_STATION@1",
          "EDU_PARENT@1",
          "EDU_STUDENT@1",
          "BUSINESS@1",
          "PAKN_OUTCOME@1",
          "ONLINE_3@1",
          "HOUSEHOLD@1",
          "LATE_FOLLOWUP@1");

  private final Questionnaires questionnaires;

  Presets(Questionnaires questionnaires) {
    this.questionnaires = questionnaires;
  }

  @Override
  public void onApplicationEvent(StartupEvent event) {
    load();
  }

  /**
   * Stores the presets that are not stored yet.
   *
   * @throws IllegalStateException if one is stored with another content
   */
  public void load() {
    NAMES.forEach(name -> questionnaires.insertIfNew(text(name)));
  }

  static String text(String name) {
    String file = "presets/questionnaires/" + name + ".json";
    try (var in = Presets.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("The preset " + file + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("The preset " + file + " is unreadable", e);
    }
  }
}
