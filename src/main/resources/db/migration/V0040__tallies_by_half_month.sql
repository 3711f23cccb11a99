-- The tallies once more, summed by half month (1st to 14th, 15th to the end): months, quarters and years of both
-- calendars are whole half months, so that a quarter is read from a fifteenth of the rows.
CREATE TABLE tally_half_month (
  half_month         DATE        NOT NULL COMMENT 'its first day: a 1st or a 15th',
  unit_id            BIGINT      NOT NULL,
  point_id           BIGINT      NOT NULL,
  counter_id         BIGINT      NOT NULL,
  procedure_group_id BIGINT      NOT NULL,
  question_id        INT         NOT NULL,
  channel            VARCHAR(10) NOT NULL,
  respondent         VARCHAR(12) NOT NULL,
  is_suspect         BOOLEAN     NOT NULL,
  n1                 BIGINT      NOT NULL,
  n2                 BIGINT      NOT NULL,
  n3                 BIGINT      NOT NULL,
  n4                 BIGINT      NOT NULL,
  n5                 BIGINT      NOT NULL,
  no_opinion         BIGINT      NOT NULL,
  PRIMARY KEY (half_month, unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent,
    is_suspect)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO tally_half_month (half_month, unit_id, point_id, counter_id, procedure_group_id, question_id, channel,
  respondent, is_suspect, n1, n2, n3, n4, n5, no_opinion)
SELECT given_on - INTERVAL (DAYOFMONTH(given_on) - IF(DAYOFMONTH(given_on) < 15, 1, 15)) DAY AS half_month, unit_id,
  point_id, counter_id, procedure_group_id, question_id, channel, respondent, is_suspect, SUM(n1), SUM(n2), SUM(n3),
  SUM(n4), SUM(n5), SUM(no_opinion)
FROM tally
GROUP BY half_month, unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent, is_suspect;
