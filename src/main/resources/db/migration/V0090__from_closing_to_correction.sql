-- A period between its last day and its publication: the figures as they were when it was closed, and who did what
-- with them. Rows are never deleted; one that was opened again stays readable beside the closing that followed.
-- Signing adds the row of table publication, whose published_at lies ahead while an embargo lasts.
CREATE TABLE closing (
  id               BIGINT        NOT NULL AUTO_INCREMENT,
  calendar         VARCHAR(10)   NOT NULL,
  period           VARCHAR(30)   NOT NULL,
  version          INT           NOT NULL COMMENT 'as which it is to be published',
  correction       VARCHAR(1000) NULL COMMENT 'why a published version is corrected; NULL for the first one',
  closed_at        DATETIME(3)   NOT NULL,
  closed_by        VARCHAR(60)   NOT NULL COMMENT 'username, as in all columns that tell who',
  objections_until DATE          NOT NULL COMMENT 'last day, in the office zone',
  sha256           CHAR(64)      NOT NULL COMMENT 'of document, as UTF-8 bytes',
  document         LONGTEXT      NOT NULL COMMENT 'JSON: what will be public, without the moment of publication',
  inputs           LONGTEXT      NOT NULL COMMENT 'JSON: every count before suppression',
  checked_at       DATETIME(3)   NULL,
  checked_by       VARCHAR(60)   NULL,
  signed_at        DATETIME(3)   NULL,
  signed_by        VARCHAR(60)   NULL,
  reopened_reason  VARCHAR(1000) NULL,
  reopened_by      VARCHAR(60)   NULL,
  reopened_at      DATETIME(3)   NULL,
  in_force         TINYINT       NULL DEFAULT 1 COMMENT '1, or NULL once opened again: a unique key lets NULLs be many',
  PRIMARY KEY (id),
  UNIQUE KEY closing_is_in_force_once (calendar, period, version, in_force),
  CONSTRAINT closing_calendar_is_known CHECK (calendar IN ('REPORTING', 'CALENDAR')),
  CONSTRAINT closing_is_checked_by_another CHECK (checked_by IS NULL OR checked_by <> closed_by),
  CONSTRAINT closing_is_signed_by_another CHECK (signed_by IS NULL OR signed_by <> closed_by),
  CONSTRAINT closing_is_checked_before_signed CHECK (signed_at IS NULL OR checked_at IS NOT NULL),
  CONSTRAINT closing_is_in_force_until_opened CHECK (
    (in_force IS NOT NULL AND in_force = 1 AND reopened_by IS NULL AND reopened_at IS NULL AND reopened_reason IS NULL)
    OR (in_force IS NULL AND signed_at IS NULL
      AND reopened_by IS NOT NULL AND reopened_at IS NOT NULL AND reopened_reason IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a unit says about its figures of a closed period, and what Sở Nội vụ answers. The newest of a unit holds.
CREATE TABLE closing_reply (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  closing_id  BIGINT        NOT NULL,
  unit_id     BIGINT        NOT NULL,
  objection   VARCHAR(2000) NULL COMMENT 'NULL: the unit agrees',
  replied_by  VARCHAR(60)   NOT NULL,
  replied_at  DATETIME(3)   NOT NULL,
  answer      VARCHAR(2000) NULL,
  is_upheld   BOOLEAN       NULL COMMENT 'whether the objection was right',
  answered_by VARCHAR(60)   NULL,
  answered_at DATETIME(3)   NULL,
  PRIMARY KEY (id),
  INDEX closing_reply_of_a_unit (closing_id, unit_id, id),
  CONSTRAINT closing_reply_is_about_a_closing FOREIGN KEY (closing_id) REFERENCES closing (id),
  CONSTRAINT closing_reply_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT closing_reply_answers_an_objection CHECK (
    answered_at IS NULL OR (objection IS NOT NULL AND answer IS NOT NULL AND is_upheld IS NOT NULL AND answered_by IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Đôn đốc: who was reminded of a reply or a remedy, and when.
CREATE TABLE reminder (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  closing_id  BIGINT      NOT NULL,
  unit_id     BIGINT      NOT NULL,
  reminded_by VARCHAR(60) NOT NULL,
  reminded_at DATETIME(3) NOT NULL,
  PRIMARY KEY (id),
  INDEX reminder_of_a_unit (closing_id, unit_id, reminded_at),
  CONSTRAINT reminder_is_about_a_closing FOREIGN KEY (closing_id) REFERENCES closing (id),
  CONSTRAINT reminder_is_for_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- A published version that no longer stands. It stays readable, with the reason above it.
CREATE TABLE withdrawal (
  calendar     VARCHAR(10)   NOT NULL,
  period       VARCHAR(30)   NOT NULL,
  version      INT           NOT NULL,
  reason       VARCHAR(1000) NOT NULL COMMENT 'as typed; redacted before it is shown',
  withdrawn_by VARCHAR(60)   NOT NULL,
  withdrawn_at DATETIME(3)   NOT NULL,
  PRIMARY KEY (calendar, period, version),
  CONSTRAINT withdrawal_is_of_a_publication FOREIGN KEY (calendar, period, version)
    REFERENCES publication (calendar, period, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a unit does about what a quarter showed; the report of the next quarter contains it.
CREATE TABLE remedy (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  calendar    VARCHAR(10)   NOT NULL,
  period      VARCHAR(30)   NOT NULL COMMENT 'whose figures showed it',
  unit_id     BIGINT        NOT NULL,
  finding     VARCHAR(1000) NOT NULL,
  measure     VARCHAR(1000) NOT NULL COMMENT 'empty until the unit has told it, as the columns after it',
  responsible VARCHAR(200)  NOT NULL COMMENT 'an office or a position, never a name',
  due_on      DATE          NOT NULL,
  done_on     DATE          NULL,
  evidence    VARCHAR(1000) NOT NULL,
  added_by    VARCHAR(60)   NOT NULL,
  added_at    DATETIME(3)   NOT NULL,
  changed_by  VARCHAR(60)   NOT NULL,
  changed_at  DATETIME(3)   NOT NULL,
  revision    INT           NOT NULL COMMENT 'counts changes: who saw an older one changes nothing',
  PRIMARY KEY (id),
  INDEX remedy_of_a_period (calendar, period, unit_id),
  CONSTRAINT remedy_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
