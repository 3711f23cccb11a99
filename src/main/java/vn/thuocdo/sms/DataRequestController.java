package vn.thuocdo.sms;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.views.ModelAndView;
import java.net.URI;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.problem.Refusal;
import vn.thuocdo.staff.Roles;
import vn.thuocdo.staff.StaffMember;

/** Where citizens' requests about their data are entered and answered. */
@Controller(DataRequestController.PATH)
@Secured(Roles.HOME_AFFAIRS)
@ExecuteOn(TaskExecutors.BLOCKING)
@Produces(MediaType.TEXT_HTML)
@Consumes(MediaType.APPLICATION_FORM_URLENCODED)
class DataRequestController {

  static final String PATH = MessagesController.PATH + "/yeu-cau";
  private static final int OLDEST_DAYS = 60;

  private final DataRequests requests;
  private final DataRequestPages pages;
  private final InstantSource clock;

  DataRequestController(DataRequests requests, DataRequestPages pages, InstantSource clock) {
    this.requests = requests;
    this.pages = pages;
    this.clock = clock;
  }

  @Get
  ModelAndView<?> list(StaffMember member) {
    return view("sms/requests", list(member, ""));
  }

  /** The number is in the body of the form and goes nowhere else; it is not shown again. */
  @Post
  HttpResponse<?> enter(StaffMember member, @Body Map<String, Object> form) {
    Optional<DataRequests.Kind> kind =
        Arrays.stream(DataRequests.Kind.values())
            .filter(one -> one.name().equals(field(form, "loai")))
            .findFirst();
    Optional<LocalDate> day = day(field(form, "ngay"));
    if (kind.isEmpty() || day.isEmpty()) {
      return refused(member, "day");
    }
    return requests
        .enter(member.username(), kind.get(), field(form, "so"), day.get())
        .<HttpResponse<?>>map(id -> HttpResponse.seeOther(URI.create(PATH + "/" + id)))
        .orElseGet(() -> refused(member, "number"));
  }

  @Get("/{id}")
  ModelAndView<?> show(StaffMember member, long id, @QueryValue(defaultValue = "") String xong) {
    DataRequests.Request request =
        requests.find(id).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "not-found"));
    return view("sms/request", pages.request(member, request, requests.held(id), xong));
  }

  @Post("/{id}")
  HttpResponse<?> finish(StaffMember member, long id, @Body Map<String, Object> form) {
    boolean isConfirmed = field(form, "dong-y").equals("co");
    boolean isDone = isConfirmed && requests.finish(member.username(), id);
    return HttpResponse.seeOther(URI.create(PATH + "/" + id + (isDone ? "?xong=request" : "")));
  }

  private HttpResponse<?> refused(StaffMember member, String problem) {
    return HttpResponse.unprocessableEntity().body(view("sms/requests", list(member, problem)));
  }

  private DataRequestsPage list(StaffMember member, String problem) {
    return pages.list(member, requests.list(), requests.deadlines(), today(), problem);
  }

  private Optional<LocalDate> day(String written) {
    try {
      LocalDate today = today();
      return Optional.of(LocalDate.parse(written.strip()))
          .filter(day -> !day.isAfter(today) && !day.isBefore(today.minusDays(OLDEST_DAYS)));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private LocalDate today() {
    return OfficeZone.today(clock);
  }

  private static String field(Map<String, Object> form, String name) {
    return String.valueOf(form.getOrDefault(name, ""));
  }

  private static ModelAndView<?> view(String name, Object page) {
    return new ModelAndView<>(name, Map.of("page", page));
  }
}
