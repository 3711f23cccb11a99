package vn.thuocdo.opendata;

import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import vn.thuocdo.publicsite.Links;
import vn.thuocdo.result.PublishedPeriod;
import vn.thuocdo.text.Language;
import vn.thuocdo.text.Texts;
import vn.thuocdo.unit.Settings;

/** Tells machines what is published: a catalogue in DCAT, and news as an Atom feed. */
@Singleton
class Lists {

  private final Archives archives;
  private final Settings settings;

  Lists(Archives archives, Settings settings) {
    this.archives = archives;
    this.settings = settings;
  }

  /** Returns a catalogue as JSON-LD. */
  String catalogue(List<PublishedPeriod> published) {
    Texts texts = Texts.of("opendata", Language.VI);
    var context = new LinkedHashMap<String, Object>();
    context.put("dcat", "http://www.w3.org/ns/dcat#");
    context.put("dct", "http://purl.org/dc/terms/");
    context.put("spdx", "http://spdx.org/rdf/terms#");
    context.put("xsd", "http://www.w3.org/2001/XMLSchema#");
    var catalogue = new LinkedHashMap<String, Object>();
    catalogue.put("@context", context);
    catalogue.put("@type", "dcat:Catalog");
    catalogue.put("@id", whole(Addresses.CATALOGUE));
    catalogue.put("dct:title", words(texts.get("data.title"), Language.VI));
    catalogue.put("dct:publisher", publisher());
    catalogue.put("dct:language", List.of("vi", "en"));
    catalogue.put("dcat:dataset", published.stream().map(this::dataset).toList());
    return Json.text(catalogue) + "\n";
  }

  private Map<String, Object> dataset(PublishedPeriod head) {
    Archive archive = archives.of(head);
    var checksum = new LinkedHashMap<String, Object>();
    checksum.put("@type", "spdx:Checksum");
    checksum.put("spdx:algorithm", "SHA-256");
    checksum.put("spdx:checksumValue", archive.sha256());
    var file = new LinkedHashMap<String, Object>();
    file.put("@type", "dcat:Distribution");
    file.put("dcat:downloadURL", address(Addresses.of(head)));
    file.put("dcat:mediaType", "application/zip");
    file.put("dcat:byteSize", archive.bytes());
    file.put("spdx:checksum", checksum);
    var time = new LinkedHashMap<String, Object>();
    time.put("@type", "dct:PeriodOfTime");
    time.put("dcat:startDate", day(head.period().from().toString()));
    time.put("dcat:endDate", day(head.period().to().toString()));
    var dataset = new LinkedHashMap<String, Object>();
    dataset.put("@type", "dcat:Dataset");
    dataset.put("@id", whole(Addresses.of(head)));
    dataset.put(
        "dct:title",
        List.of(
            words(title(head, Language.VI), Language.VI),
            words(title(head, Language.EN), Language.EN)));
    dataset.put("dct:identifier", head.sha256());
    dataset.put("dct:issued", moment(head));
    dataset.put("dct:publisher", publisher());
    dataset.put("dcat:version", String.valueOf(head.version()));
    dataset.put("dct:temporal", time);
    dataset.put(
        "dcat:landingPage", address(Links.to(head.period(), Language.VI, head.sha256()).page()));
    dataset.put("dcat:distribution", List.of(file));
    return dataset;
  }

  private Map<String, Object> publisher() {
    return Map.of("dct:title", settings.get("province.name", ""));
  }

  private static Map<String, Object> words(String text, Language language) {
    var words = new LinkedHashMap<String, Object>();
    words.put("@value", text);
    words.put("@language", language.tag());
    return words;
  }

  private static Map<String, Object> moment(PublishedPeriod head) {
    var moment = new LinkedHashMap<String, Object>();
    moment.put("@value", head.publishedAt().toString());
    moment.put("@type", "xsd:dateTime");
    return moment;
  }

  private static Map<String, Object> day(String day) {
    var value = new LinkedHashMap<String, Object>();
    value.put("@value", day);
    value.put("@type", "xsd:date");
    return value;
  }

  private Map<String, Object> address(String path) {
    return Map.of("@id", whole(path));
  }

  /** Returns publications and corrections as a feed, the newest first. */
  String feed(List<PublishedPeriod> published) {
    Texts texts = Texts.of("opendata", Language.VI);
    var news =
        published.stream()
            .sorted(java.util.Comparator.comparing(PublishedPeriod::publishedAt).reversed())
            .toList();
    String province = settings.get("province.name", "");
    var feed = new StringBuilder("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
    feed.append("<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"vi\">\n");
    feed.append(element("title", texts.get("feed.title", province)));
    feed.append(element("id", id("feed " + province)));
    feed.append(
        element(
            "updated",
            news.isEmpty() ? "1970-01-01T00:00:00Z" : news.getFirst().publishedAt().toString()));
    feed.append(link("self", Addresses.FEED)).append(link("alternate", "/"));
    feed.append("<author>").append(element("name", province)).append("</author>\n");
    news.forEach(head -> feed.append(entry(head)));
    return feed.append("</feed>\n").toString();
  }

  private String entry(PublishedPeriod head) {
    return "<entry>\n"
        + element("title", title(head, Language.VI))
        + element("id", id(head.sha256()))
        + element("updated", head.publishedAt().toString())
        + link("alternate", Links.to(head.period(), Language.VI, head.sha256()).page())
        + link("enclosure", Addresses.of(head))
        + "</entry>\n";
  }

  /** A correction says that it is one. */
  private static String title(PublishedPeriod head, Language language) {
    String key = head.version() == 1 ? "feed.published" : "feed.corrected";
    return Texts.of("opendata", language)
        .get(key, DataPages.label(head.period(), language), String.valueOf(head.version()));
  }

  private String link(String relation, String path) {
    return "<link rel=\"" + relation + "\" href=\"" + escaped(whole(path)) + "\"/>\n";
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escaped(text) + "</" + name + ">\n";
  }

  private static String id(String text) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
  }

  private String whole(String path) {
    return settings.publicAddress() + path;
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
