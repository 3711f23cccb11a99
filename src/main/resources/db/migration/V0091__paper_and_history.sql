-- Which files of old or paper answers were taken, and how far: a run that was killed goes on where it was.
CREATE TABLE imported_file (
  sha256         CHAR(64)    NOT NULL COMMENT 'of the bytes of the file',
  kind           VARCHAR(10) NOT NULL,
  begun_by       VARCHAR(60) NOT NULL,
  begun_at       DATETIME(3) NOT NULL,
  lines_done     BIGINT      NOT NULL COMMENT 'lines of the file that need not be looked at again',
  lines_stored   BIGINT      NOT NULL,
  lines_repeated BIGINT      NOT NULL,
  lines_refused  BIGINT      NOT NULL,
  finished_at    DATETIME(3) NULL,
  PRIMARY KEY (sha256, kind),
  CONSTRAINT imported_file_kind_is_known CHECK (kind IN ('RATINGS', 'COUNTS'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a survey of the past counted, where the single answers are gone. Counts in every period that holds it as a
-- whole; two that overlap are refused at the door, so that nobody is counted twice. Never updated: what replaces one
-- is a row of its own.
CREATE TABLE historic_count (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  unit_id     BIGINT      NOT NULL,
  question_id INT         NOT NULL,
  calendar    VARCHAR(10) NOT NULL,
  period      VARCHAR(30) NOT NULL,
  from_on     DATE        NOT NULL,
  to_on       DATE        NOT NULL,
  n1          BIGINT      NOT NULL,
  n2          BIGINT      NOT NULL,
  n3          BIGINT      NOT NULL,
  n4          BIGINT      NOT NULL,
  n5          BIGINT      NOT NULL,
  no_opinion  BIGINT      NOT NULL,
  eligible    BIGINT      NULL COMMENT 'how many people could have been asked; NULL when the survey did not tell',
  file_sha256 CHAR(64)    NOT NULL,
  added_by    VARCHAR(60) NOT NULL,
  added_at    DATETIME(3) NOT NULL,
  replaced_at DATETIME(3) NULL,
  in_force    TINYINT     NULL DEFAULT 1 COMMENT '1, or NULL once replaced: a unique key lets NULLs be many',
  PRIMARY KEY (id),
  UNIQUE KEY historic_count_is_in_force_once (unit_id, question_id, from_on, to_on, in_force),
  INDEX historic_count_of_a_time (in_force, from_on, to_on),
  CONSTRAINT historic_count_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT historic_count_answers_a_question FOREIGN KEY (question_id) REFERENCES question (id),
  CONSTRAINT historic_count_is_not_negative CHECK (
    n1 >= 0 AND n2 >= 0 AND n3 >= 0 AND n4 >= 0 AND n5 >= 0 AND no_opinion >= 0
    AND (eligible IS NULL OR eligible >= n1 + n2 + n3 + n4 + n5 + no_opinion)),
  CONSTRAINT historic_count_is_in_force_until_replaced CHECK (
    (in_force IS NOT NULL AND in_force = 1 AND replaced_at IS NULL) OR (in_force IS NULL AND replaced_at IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
