package vn.thuocdo.demo;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.rating.Channel;
import vn.thuocdo.rating.Respondent;

/**
 * A rating that nobody gave, still with codes instead of the numbers of a database.
 *
 * @param score 1 to 5
 * @param choices reasons for a score of at most 3, praise for a 5; empty where nothing was ticked
 */
record SimulatedRating(
    UUID id,
    String unit,
    String point,
    String counter,
    String procedureGroup,
    Channel channel,
    Respondent respondent,
    String language,
    boolean assisted,
    String suspicion,
    Instant givenAt,
    long clockOffsetMillis,
    Instant receivedAt,
    int score,
    List<String> choices,
    @Nullable String comment) {}
