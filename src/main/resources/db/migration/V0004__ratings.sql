-- Ratings as given. Rows are never updated; the id comes from the device and makes sending twice harmless.
-- unit_id is the unit of that day: answers stay with it for ever, whatever becomes of the point.
-- 0 stands for «not told» in counter_id and procedure_group_id, so that they can be part of a tally's key.
CREATE TABLE rating (
  id                  BINARY(16)  NOT NULL,
  questionnaire_id    INT         NOT NULL,
  unit_id             BIGINT      NOT NULL,
  point_id            BIGINT      NOT NULL,
  counter_id          BIGINT      NOT NULL,
  procedure_group_id  BIGINT      NOT NULL,
  channel             VARCHAR(10) NOT NULL,
  respondent          VARCHAR(12) NOT NULL,
  language            VARCHAR(8)  NOT NULL,
  assisted            BOOLEAN     NOT NULL,
  suspicion           VARCHAR(60) NOT NULL COMMENT 'reasons to look twice, comma-separated; empty for none',
  given_at            DATETIME(3) NOT NULL COMMENT 'device clock corrected by clock_offset_ms, UTC',
  given_on            DATE        NOT NULL COMMENT 'day of given_at in the office zone',
  clock_offset_ms     BIGINT      NOT NULL COMMENT 'server clock minus device clock when it was sent',
  received_at         DATETIME(3) NOT NULL COMMENT 'server clock, UTC',
  kiosk_id            BIGINT      NULL,
  seq                 BIGINT      NULL COMMENT 'running number on the kiosk',
  answers             TEXT        NOT NULL COMMENT 'JSON by question code',
  PRIMARY KEY (id),
  INDEX rating_of_a_day (given_on, point_id),
  CONSTRAINT rating_answers_a_questionnaire FOREIGN KEY (questionnaire_id) REFERENCES questionnaire (id),
  CONSTRAINT rating_belongs_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT rating_is_given_at_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT rating_channel_is_known CHECK (channel IN ('KIOSK', 'SMS', 'LINK', 'QR', 'PAPER')),
  CONSTRAINT rating_respondent_is_known CHECK (respondent IN ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS', 'UNKNOWN'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Apart from the rating, because a comment has an end (retention) and a rating has none.
CREATE TABLE rating_comment (
  rating_id BINARY(16)    NOT NULL,
  comment   TEXT          NOT NULL,
  PRIMARY KEY (rating_id),
  CONSTRAINT rating_comment_belongs_to_a_rating FOREIGN KEY (rating_id) REFERENCES rating (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Every figure is made from these rows. They move in the transaction of their ratings; recount rebuilds them.
CREATE TABLE tally (
  given_on           DATE        NOT NULL,
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
  PRIMARY KEY (given_on, unit_id, point_id, counter_id, procedure_group_id, question_id, channel, respondent, is_suspect)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- How often a choice was ticked (reasons), kept like the tallies.
CREATE TABLE choice_tally (
  given_on           DATE        NOT NULL,
  unit_id            BIGINT      NOT NULL,
  point_id           BIGINT      NOT NULL,
  counter_id         BIGINT      NOT NULL,
  procedure_group_id BIGINT      NOT NULL,
  question_id        INT         NOT NULL,
  choice             VARCHAR(20) NOT NULL,
  times              BIGINT      NOT NULL,
  PRIMARY KEY (given_on, unit_id, point_id, counter_id, procedure_group_id, question_id, choice)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What was refused at the door, for staff to look at; never counted.
CREATE TABLE refused_rating (
  number      BIGINT       NOT NULL AUTO_INCREMENT,
  kiosk_id    BIGINT       NULL,
  seq         BIGINT       NULL,
  sent_id     VARCHAR(64)  NOT NULL,
  reason      VARCHAR(40)  NOT NULL,
  received_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (number),
  UNIQUE KEY refused_rating_is_kept_once (kiosk_id, sent_id),
  INDEX refused_rating_by_time (received_at)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Which running numbers have arrived from a kiosk, as ranges: the gaps between them are what is missing.
CREATE TABLE received_range (
  kiosk_id  BIGINT NOT NULL,
  first_seq BIGINT NOT NULL,
  last_seq  BIGINT NOT NULL,
  PRIMARY KEY (kiosk_id, first_seq),
  CONSTRAINT received_range_runs_forward CHECK (last_seq >= first_seq)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
