package vn.thuocdo.opendata;

import jakarta.inject.Singleton;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.thuocdo.keys.PublicKeys;
import vn.thuocdo.period.OfficeZone;
import vn.thuocdo.period.Period;
import vn.thuocdo.period.ReportingCalendar;
import vn.thuocdo.publicsite.Links;
import vn.thuocdo.publicsite.PageFrame;
import vn.thuocdo.publicsite.PageFrame.Link;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Makes the pages about the files. */
@Singleton
class DataPages {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("HH:mm dd/MM/yyyy", Locale.ROOT).withZone(OfficeZone.ZONE);

  private final Archives archives;
  private final Settings settings;

  DataPages(Archives archives, Settings settings) {
    this.archives = archives;
    this.settings = settings;
  }

  DataPage data(List<PublishedPeriod> published, Language language) {
    Texts texts = Texts.of("opendata", language);
    return new DataPage(
        frame(language, texts.get("data.title"), Addresses.LIST),
        texts.get("data.lead"),
        texts.get("data.nothing"),
        texts.get("data.caption"),
        List.of(
            texts.get("data.period"),
            texts.get("data.version"),
            texts.get("data.published"),
            texts.get("data.files"),
            texts.get("data.sha256")),
        published.stream().map(head -> row(head, language)).toList(),
        texts.get("check.heading"),
        List.of(texts.get("check.1"), texts.get("check.2")),
        commands(published),
        texts.get("more.heading"),
        List.of(
            Link.to(texts.get("more.keys"), Links.inLanguage(Addresses.KEYS, language)),
            Link.to(texts.get("more.catalogue"), Addresses.CATALOGUE),
            Link.to(texts.get("more.feed"), Addresses.FEED)));
  }

  private DataPage.Row row(PublishedPeriod head, Language language) {
    Texts texts = Texts.of("opendata", language);
    Archive archive = archives.of(head);
    Links links = Links.to(head.period(), language, head.sha256());
    return new DataPage.Row(
        label(head.period(), language),
        links.page(),
        head.version() == 1 ? "1" : texts.get("data.correction", String.valueOf(head.version())),
        MOMENT.format(head.publishedAt()),
        List.of(Link.to("ZIP (" + size(archive) + ")", Addresses.of(head))),
        archive.sha256());
  }

  private static String size(Archive archive) {
    return Math.ceilDiv(archive.bytes(), 1024) + " KiB";
  }

  private static List<String> commands(List<PublishedPeriod> published) {
    String file = published.isEmpty() ? "2026-Q3-v1.zip" : Addresses.fileName(published.getFirst());
    return List.of(
        "ops/thuocdo verify-publication " + file + " --key khoa-cong-khai.pem",
        "openssl pkeyutl -verify -pubin -inkey khoa-cong-khai.pem -rawin -in manifest.json -sigfile manifest.sig");
  }

  KeyPage keys(Language language) {
    Texts texts = Texts.of("opendata", language);
    var keys = new ArrayList<KeyPage.Key>();
    for (String pem : archives.publicKeys()) {
      keys.add(
          new KeyPage.Key(
              texts.get(keys.isEmpty() ? "key.current" : "key.earlier"),
              PublicKeys.fingerprint(pem),
              pem));
    }
    return new KeyPage(
        frame(language, texts.get("key.title"), Addresses.KEYS),
        texts.get("key.lead"),
        List.of(texts.get("key.1"), texts.get("key.2")),
        texts.get("key.fingerprint"),
        keys);
  }

  /** Returns the name of a period, which tells the calendar where it is not the usual one. */
  static String label(Period period, Language language) {
    String label = period.label(language.locale());
    return period.calendar() == ReportingCalendar.REPORTING
        ? label
        : label + " (" + Texts.of("opendata", language).get("calendar.CALENDAR") + ")";
  }

  PageFrame frame(Language language, String title, String address) {
    String province = settings.get("province.name", "");
    return PageFrame.of(
        language,
        title,
        language == Language.EN ? settings.get("province.name_en", province) : province,
        settings.get("demo", "").equals("true"),
        address);
  }
}
