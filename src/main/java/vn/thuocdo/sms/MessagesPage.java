package vn.thuocdo.sms;

import java.util.List;
import vn.thuocdo.staff.StaffFrame;

/** Invitations and replies as staff see them; every string is ready to be shown. */
public record MessagesPage(
    StaffFrame frame,
    String waysName,
    List<Way> ways,
    String intro,
    String carrier,
    List<Fact> facts,
    String unitsCaption,
    List<String> unitsColumns,
    List<List<String>> units,
    String unitsNone,
    String drawsCaption,
    List<Fact> draws,
    String statesCaption,
    List<Fact> states,
    String unreadTitle,
    String unreadIntro,
    List<Unread> unread,
    String unreadNone,
    String scoreLabel,
    List<Choice> scores,
    String classifyButton) {

  /** A page nearby. */
  public record Way(String text, String url) {}

  /** A label and what it says. */
  public record Fact(String label, String value) {}

  /** A reply that a person has to read. */
  public record Unread(String id, String unit, String at, String text) {}

  /** What it can be. */
  public record Choice(String value, String text) {}
}
