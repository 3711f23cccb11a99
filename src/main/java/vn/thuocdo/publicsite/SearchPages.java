package vn.thuocdo.publicsite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.thuocdo.publicsite.SearchPage.Entry;
import vn.thuocdo.result.OfficeLine;
import vn.thuocdo.result.UnitFigures;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Syllable;
import vn.thuocdo.text.Texts;

/**
 * Finds units, periods and pages by words, with their marks or without. Where nothing is asked it
 * lists them all: a copy of the site made of files has no one to ask.
 */
final class SearchPages {

  static final String PATH = "/tim-kiem";

  private static final int MOST = 200;
  private static final int LONGEST = 100;

  private static final List<String> PAGES =
      List.of("home", "compare", "goals", "method", "data", "check", "keys");

  private final Language language;
  private final Texts texts;
  private final List<Edition> periods;
  private final PageFrame frame;

  /**
   * @param periods the newest version of each period, the latest period first
   */
  SearchPages(Language language, List<Edition> periods, PageFrame frame) {
    this.language = language;
    this.texts = Texts.of("publicsite", language);
    this.periods = periods;
    this.frame = frame;
  }

  /** Something that can be found, with all the words by which it is known. */
  private record Known(Entry entry, String name, Set<String> words) {

    static Known of(Entry entry, String... words) {
      String all = plain(entry.text() + " " + String.join(" ", words));
      return new Known(entry, plain(entry.text()), Set.copyOf(Arrays.asList(all.split(" "))));
    }

    boolean isMeant(List<String> asked) {
      return asked.stream()
          .allMatch(part -> words.stream().anyMatch(word -> word.startsWith(part)));
    }

    /** Names that begin with what was asked come first, then those that contain it. */
    int distance(String asked) {
      return name.startsWith(asked) ? 0 : name.contains(asked) ? 1 : 2;
    }
  }

  SearchPage page(String typed) {
    String asked = plain(typed.substring(0, Math.min(typed.length(), LONGEST)));
    var sections = new ArrayList<SearchPage.Section>();
    add(sections, "don-vi", "search.units", units(), asked);
    add(sections, "ky", "search.periods", periods(), asked);
    add(sections, "trang", "search.pages", pages(), asked);
    int found = sections.stream().mapToInt(section -> section.entries().size()).sum();
    return new SearchPage(
        frame,
        SearchBox.of(language, typed.strip()),
        asked.isEmpty()
            ? ""
            : texts.get(
                found == 0 ? "search.nothing" : "search.found",
                typed.strip(),
                String.valueOf(found)),
        sections);
  }

  private void add(
      List<SearchPage.Section> sections,
      String id,
      String heading,
      List<Known> known,
      String asked) {
    List<String> words = Arrays.stream(asked.split(" ")).filter(word -> !word.isEmpty()).toList();
    List<Entry> entries =
        known.stream()
            .filter(one -> one.isMeant(words))
            .sorted(Comparator.comparingInt(one -> words.isEmpty() ? 0 : one.distance(asked)))
            .limit(words.isEmpty() ? Long.MAX_VALUE : MOST)
            .map(Known::entry)
            .toList();
    if (!entries.isEmpty()) {
      sections.add(new SearchPage.Section(id, texts.get(heading), entries));
    }
  }

  /** Every unit that was ever published, with the page of the latest period that has it. */
  private List<Known> units() {
    var units = new LinkedHashMap<String, Known>();
    for (Edition edition : periods) {
      for (UnitFigures unit : edition.document().units()) {
        units.computeIfAbsent(unit.code(), code -> unit(edition, unit));
      }
    }
    return List.copyOf(units.values());
  }

  private static Known unit(Edition edition, UnitFigures unit) {
    String group = edition.findGroup(unit.group()).map(edition::groupName).orElse("");
    return Known.of(
        new Entry(
            edition.name(unit),
            edition.links().unit(unit.code()),
            Stream.of(group, edition.periodLabel())
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" · "))),
        unit.name(),
        unit.nameEn(),
        unit.code(),
        edition.document().findOffice(unit.code()).map(OfficeLine::officialCode).orElse(""),
        group);
  }

  private List<Known> periods() {
    return periods.stream()
        .map(
            edition ->
                Known.of(
                    new Entry(
                        edition.periodLabel(),
                        edition.links().page(),
                        edition.period().dates(edition.locale())),
                    edition.period().label(Language.VI.locale()),
                    edition.period().label(Language.EN.locale()),
                    edition.period().code(),
                    // «quý 3» beside «Quý III».
                    edition.period().code().replaceAll("\\D", " "),
                    edition.period().dates(edition.locale())))
        .toList();
  }

  private List<Known> pages() {
    Map<String, String> addresses =
        Map.of(
            "home", "/",
            "compare", ComparePages.PATH,
            "goals", "/muc-tieu",
            "method", "/phuong-phap",
            "data", "/du-lieu",
            "check", "/kiem-tra",
            "keys", "/khoa-cong-khai");
    return PAGES.stream()
        .map(
            page ->
                Known.of(
                    new Entry(
                        texts.get("page." + page),
                        Links.inLanguage(addresses.getOrDefault(page, "/"), language),
                        texts.get("page." + page + ".about")),
                    texts.get("page." + page + ".about"),
                    page.equals("method") ? method() : ""))
        .toList();
  }

  /** Every word of the page about the method. */
  private String method() {
    return Stream.iterate(1, i -> texts.has("about." + i + ".text"), i -> i + 1)
        .map(i -> texts.get("about." + i + ".heading") + " " + texts.get("about." + i + ".text"))
        .collect(Collectors.joining(" "));
  }

  /** Small letters without marks, single spaces, and nothing but letters and digits. */
  static String plain(String text) {
    return Syllable.plain(text)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", " ")
        .strip();
  }
}
