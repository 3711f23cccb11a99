package vn.thuocdo.dossier;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffFrames;
import vn.thuocdo.staff.StaffMember;
import vn.thuocdo.text.Texts;

/** Where staff give a key to one-stop software and take it away. */
@Controller(SystemsController.PATH)
@Secured({Roles.HOME_AFFAIRS, Roles.OPERATOR})
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
class SystemsController {

  static final String PATH = "/can-bo/phan-mem";

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy");

  private final Systems systems;
  private final StaffFrames frames;

  SystemsController(Systems systems, StaffFrames frames) {
    this.systems = systems;
    this.frames = frames;
  }

  @Get
  ModelAndView<?> show(StaffMember member) {
    return page(member, "", false);
  }

  /** Shows the key in the answer itself: it is nowhere to be seen again. */
  @Post
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  ModelAndView<?> create(StaffMember member, @Body Map<String, Object> form) {
    String key =
        systems.create(member.username(), String.valueOf(form.getOrDefault("name", ""))).orElse("");
    return page(member, key, key.isEmpty());
  }

  @Post("/{id}/thu-hoi")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  HttpResponse<?> revoke(StaffMember member, long id) {
    systems.revoke(member.username(), id);
    return HttpResponse.seeOther(URI.create(PATH));
  }

  private ModelAndView<?> page(StaffMember member, String key, boolean isNamelessProblem) {
    Texts texts = Texts.of("dossier", member.language());
    var page =
        new SystemsPage(
            frames.frame(member, PATH, texts.get("title")),
            texts.get("intro"),
            texts.get("new.title"),
            texts.get("new.name"),
            texts.get("new.button"),
            texts.get("key"),
            key,
            texts.get("key.note"),
            isNamelessProblem ? texts.get("new.nameless") : "",
            texts.get("caption"),
            Stream.of("name", "made", "seen", "state")
                .map(column -> texts.get("column." + column))
                .toList(),
            rows(texts),
            texts.get("none"),
            texts.get("revoke"));
    return new ModelAndView<>("dossier/systems", Map.of("page", page));
  }

  private List<SystemsPage.Row> rows(Texts texts) {
    return systems.list().stream()
        .map(
            system -> {
              Instant revokedAt = system.revokedAt();
              Instant lastSeenAt = system.lastSeenAt();
              return new SystemsPage.Row(
                  revokedAt == null ? Long.toString(system.id()) : "",
                  system.name(),
                  local(system.createdAt()) + ", " + system.createdBy(),
                  lastSeenAt == null ? texts.get("never") : local(lastSeenAt),
                  revokedAt == null
                      ? texts.get("state.valid")
                      : texts.get("state.revoked", local(revokedAt)));
            })
        .toList();
  }

  private static String local(Instant at) {
    return TIME.format(ZonedDateTime.ofInstant(at, OfficeZone.ZONE));
  }
}
