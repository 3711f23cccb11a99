package vn.thuocdo.opendata;

import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import vn.thuocdo.period.Period;
import vn.thuocdo.publicsite.Links;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.rating.ReceiptCode;
import vn.thuocdo.result.Publications;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.seal.CountedRatings;
import vn.thuocdo.seal.CountedRatings.Stored;
import vn.thuocdo.seal.Proof;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Offices;
import vn.thuocdo.unit.Settings;

/** Tells a citizen what became of a rating, and proves it. Never what was answered. */
@Singleton
class CheckPages {

  static final String PATH = "/kiem-tra";
  static final String PROOF = "/kiem-tra/bang-chung.json";

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.ROOT);

  private final Publications publications;
  private final CountedRatings countedRatings;
  private final Archives archives;
  private final Offices offices;
  private final DataPages dataPages;
  private final Settings settings;

  CheckPages(
      Publications publications,
      CountedRatings countedRatings,
      Archives archives,
      Offices offices,
      DataPages dataPages,
      Settings settings) {
    this.publications = publications;
    this.countedRatings = countedRatings;
    this.archives = archives;
    this.offices = offices;
    this.dataPages = dataPages;
    this.settings = settings;
  }

  /**
   * Returns the page.
   *
   * @param typed what was typed as the code; blank for a page without an answer
   */
  CheckPage page(String typed, Language language) {
    Texts texts = Texts.of("opendata", language);
    Optional<UUID> rating = ReceiptCode.parse(typed);
    boolean isWrong = !typed.isBlank() && rating.isEmpty();
    return page(
        typed,
        language,
        isWrong ? texts.get("check.wrong") : "",
        rating.map(id -> answers(id, language)).orElse(List.of()));
  }

  /** Returns the page for whoever asks too often. */
  CheckPage busy(String typed, Language language, long seconds) {
    return page(
        typed,
        language,
        Texts.of("opendata", language).get("check.busy", String.valueOf(seconds)),
        List.of());
  }

  private CheckPage page(
      String typed, Language language, String alert, List<CheckPage.Answer> answers) {
    Texts texts = Texts.of("opendata", language);
    return new CheckPage(
        dataPages.frame(language, texts.get("receipt.title"), PATH),
        texts.get("receipt.lead"),
        Links.inLanguage(PATH, language),
        texts.get("receipt.label"),
        texts.get("receipt.hint"),
        typed,
        alert,
        texts.get("receipt.send"),
        answers,
        texts.get("receipt.about"),
        List.of(
            texts.get("receipt.about.1"),
            texts.get("receipt.about.3"),
            texts.get("receipt.about.2")),
        List.of("ops/thuocdo verify-proof bang-chung.json --key khoa-cong-khai.pem"),
        texts.get("copy.heading"),
        copy(language));
  }

  /** Says what to do where nobody answers: in a copy of the site that is made of files. */
  private List<CheckPage.Step> copy(Language language) {
    Texts texts = Texts.of("opendata", language);
    String site = settings.publicAddress();
    return List.of(
        new CheckPage.Step(texts.get("copy.1"), List.of()),
        new CheckPage.Step(
            texts.get(site.isEmpty() ? "copy.2.office" : "copy.2"),
            site.isEmpty()
                ? List.of()
                : List.of(
                    Link.to(
                        site + Links.inLanguage(PATH, language),
                        site + Links.inLanguage(PATH, language)))),
        new CheckPage.Step(
            texts.get("copy.3"),
            List.of(
                Link.to(texts.get("data.title"), Links.inLanguage(Addresses.LIST, language)),
                Link.to(texts.get("key.title"), Links.inLanguage(Addresses.KEYS, language)))));
  }

  private List<CheckPage.Answer> answers(UUID rating, Language language) {
    Texts texts = Texts.of("opendata", language);
    Optional<Stored> stored = countedRatings.findStored(rating);
    if (stored.isEmpty()) {
      return List.of(
          new CheckPage.Answer(
              texts.get("unknown.heading"), texts.get("unknown.sentence"), List.of()));
    }
    var answers = new ArrayList<CheckPage.Answer>();
    answers.add(
        new CheckPage.Answer(
            texts.get("stored.heading"),
            texts.get(
                "stored.sentence",
                unitName(stored.get().unit(), language),
                DAY.format(stored.get().day())),
            List.of()));
    List<PublishedPeriod> about = newestAbout(stored.get());
    about.forEach(head -> answers.add(answer(rating, stored.get(), head, language)));
    if (about.isEmpty()) {
      answers.add(
          new CheckPage.Answer(
              texts.get("waiting.heading"), texts.get("waiting.sentence"), List.of()));
    }
    return answers;
  }

  /** Returns the newest versions for all periods that the day of the rating is in. */
  private List<PublishedPeriod> newestAbout(Stored rating) {
    var seen = new HashSet<Period>();
    return publications.list().stream()
        .filter(head -> head.period().contains(rating.day()))
        .filter(head -> seen.add(head.period()))
        .toList();
  }

  private CheckPage.Answer answer(
      UUID rating, Stored stored, PublishedPeriod head, Language language) {
    Texts texts = Texts.of("opendata", language);
    String period = DataPages.label(head.period(), language);
    String version = String.valueOf(head.version());
    Link page =
        Link.to(
            texts.get("link.unit"),
            Links.to(head.period(), language, head.sha256()).unit(stored.unit()));
    Optional<CountedRatings.Root> root = countedRatings.find(head.period(), head.version());
    if (root.isEmpty()) {
      return new CheckPage.Answer(
          texts.get("older.heading", period), texts.get("older.sentence"), List.of(page));
    }
    Optional<Proof> proof = countedRatings.prove(head.period(), head.version(), rating);
    if (proof.isEmpty()) {
      return new CheckPage.Answer(
          texts.get("out.heading", period), texts.get(whyNot(stored)), List.of());
    }
    if (!Arrays.equals(proof.get().root(), root.get().root())) {
      return new CheckPage.Answer(
          texts.get("broken.heading", period), texts.get("broken.sentence"), List.of());
    }
    return new CheckPage.Answer(
        texts.get("counted.heading", period),
        texts.get(
            "counted.sentence",
            version,
            unitName(stored.unit(), language),
            String.valueOf(root.get().ratings())),
        List.of(
            Link.to(
                texts.get("link.proof"),
                PROOF + "?ma=" + ReceiptCode.of(rating) + "&tep=" + Addresses.name(head)),
            page));
  }

  private static String whyNot(Stored stored) {
    if (stored.isReplaced()) {
      return "out.replaced";
    }
    return stored.isExcluded() ? "out.excluded" : "out.late";
  }

  private String unitName(String code, Language language) {
    return offices.listUnits().stream()
        .filter(unit -> unit.code().equals(code))
        .map(unit -> language == Language.EN ? unit.nameEn() : unit.name())
        .findFirst()
        .orElse(code);
  }

  /** Returns the proof that a rating is in a publication; empty if it is not. */
  Optional<byte[]> proof(String typed, String file) {
    Optional<UUID> rating = ReceiptCode.parse(typed);
    Optional<PublishedPeriod> head = Addresses.find(file, publications.list());
    if (rating.isEmpty() || head.isEmpty()) {
      return Optional.empty();
    }
    PublishedPeriod about = head.get();
    return countedRatings
        .prove(about.period(), about.version(), rating.get())
        .map(
            proof -> {
              Archive archive = archives.of(about);
              SortedMap<String, byte[]> files = Zip.read(archives.content(archive));
              return (Json.text(
                          ProofFile.of(
                              proof,
                              files.getOrDefault(Manifest.NAME, new byte[0]),
                              files.getOrDefault(Manifest.SIGNATURE, new byte[0]),
                              archive.publicKey()))
                      + "\n")
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8);
            });
  }
}
