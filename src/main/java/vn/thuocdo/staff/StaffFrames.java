package vn.thuocdo.staff;

import io.micronaut.context.BeanProvider;
import io.micronaut.http.HttpMethod;
import io.micronaut.security.annotation.Secured;
import io.micronaut.web.router.Router;
import io.micronaut.web.router.UriRouteInfo;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Makes what stands around a staff page: navigation, language switch, sign-out. */
@Singleton
public class StaffFrames {

  /** The parameter of a page that refreshes itself; such a request keeps no session alive. */
  public static final String REFRESHES_ITSELF = "tu-lam-moi";

  /** In the order of the navigation; the text of an entry is {@code navigation.<key>}. */
  private static final Map<String, String> PAGES = pages();

  private final BeanProvider<Router> router;
  private final Settings settings;
  private final Map<String, Set<String>> rolesByPath = new ConcurrentHashMap<>();

  StaffFrames(BeanProvider<Router> router, Settings settings) {
    this.router = router;
    this.settings = settings;
  }

  private static Map<String, String> pages() {
    var pages = new LinkedHashMap<String, String>();
    pages.put(StaffArea.ROOT, "today");
    pages.put(StaffArea.ROOT + "/ky", "quarter");
    pages.put(StaffArea.ROOT + "/vi-sao", "causes");
    pages.put(StaffArea.ROOT + "/bat-thuong", "exclusions");
    pages.put(StaffArea.ROOT + "/cong-bo", "publish");
    pages.put(StaffArea.ROOT + "/bao-cao", "reports");
    pages.put(StaffArea.ROOT + "/doi-chieu", "replies");
    pages.put(StaffArea.ROOT + "/khac-phuc", "remedies");
    pages.put(StaffArea.ROOT + "/ki-ot", "kiosks");
    pages.put(StaffArea.ROOT + "/ma-qr", "codes");
    pages.put(StaffArea.ROOT + "/giao-dich", "transactions");
    pages.put(StaffArea.ROOT + "/chin-chi-so", "indicators");
    pages.put(StaffArea.ROOT + "/phieu-giay", "paper");
    pages.put(StaffArea.ROOT + "/dot-moi", "campaigns");
    pages.put(StaffArea.ROOT + "/tin-nhan", "messages");
    pages.put(StaffArea.ROOT + "/phan-mem", "systems");
    pages.put(StaffArea.ROOT + "/danh-muc", "catalogue");
    pages.put(StaffArea.ROOT + "/phieu", "questionnaires");
    pages.put(StaffArea.ROOT + "/chi-tieu", "targets");
    pages.put(StaffArea.ACCOUNTS, "accounts");
    pages.put(StaffArea.AUDIT, "audit");
    return pages;
  }

  /**
   * Returns the frame of a page.
   *
   * @param path of the page, with the parameters that the other language is to keep
   * @param title in the language of the member
   */
  public StaffFrame frame(StaffMember member, String path, String title) {
    var texts = Texts.of("staff", member.language());
    return frame(
        member.language(),
        path,
        title,
        member.displayName(),
        texts.get("role." + member.role().name()),
        navigationOf(member, path),
        member.csrfToken());
  }

  /** Returns the frame of a page that needs no sign-in. */
  StaffFrame frameOfNobody(Language language, String path, String title) {
    return frame(language, path, title, "", "", List.of(), "");
  }

  private StaffFrame frame(
      Language language,
      String path,
      String title,
      String memberName,
      String roleName,
      List<StaffFrame.Entry> navigation,
      String csrfToken) {
    var texts = Texts.of("staff", language);
    Language other = language == Language.VI ? Language.EN : Language.VI;
    return new StaffFrame(
        language.tag(),
        title,
        texts.get("system"),
        texts.get("skip"),
        memberName,
        roleName,
        texts.get("navigation"),
        navigation,
        csrfToken,
        "",
        other.tag(),
        texts.get("language." + other.tag()),
        path + (path.contains("?") ? "&" : "?") + "lang=" + other.tag(),
        texts.get("password.title"),
        StaffArea.PASSWORD,
        texts.get("sign-out"),
        StaffArea.SIGN_OUT,
        "true".equals(settings.get("demo", "false")) ? texts.get("simulated") : "");
  }

  private List<StaffFrame.Entry> navigationOf(StaffMember member, String address) {
    String path = address.split("\\?", 2)[0];
    var texts = Texts.of("staff", member.language());
    var entries = new ArrayList<StaffFrame.Entry>();
    PAGES.forEach(
        (page, key) -> {
          if (rolesOf(page).contains(member.role().name())) {
            boolean isHere =
                path.equals(page) || (!page.equals(StaffArea.ROOT) && path.startsWith(page + "/"));
            entries.add(new StaffFrame.Entry(texts.get("navigation." + key), page, isHere));
          }
        });
    return entries;
  }

  /** Asks the routes themselves, so that the navigation cannot disagree with them. */
  private Set<String> rolesOf(String path) {
    return rolesByPath.computeIfAbsent(
        path,
        wanted ->
            router
                .get()
                .uriRoutes()
                .filter(route -> route.getHttpMethod() == HttpMethod.GET)
                .filter(route -> templateOf(route).equals(wanted))
                .flatMap(
                    route ->
                        Arrays.stream(route.getAnnotationMetadata().stringValues(Secured.class)))
                .collect(Collectors.toUnmodifiableSet()));
  }

  private static String templateOf(UriRouteInfo<?, ?> route) {
    return route.getUriMatchTemplate().toPathString();
  }
}
