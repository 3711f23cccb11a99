-- Chỉ tiêu: what a share is compared with. level is a share from 0 to 1.
CREATE TABLE target (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  code        VARCHAR(40)   NOT NULL,
  name        VARCHAR(300)  NOT NULL,
  name_en     VARCHAR(300)  NOT NULL,
  domain      VARCHAR(20)   NOT NULL,
  respondent  VARCHAR(12)   NULL COMMENT 'only answers of this group; all when null',
  unit_id     BIGINT        NULL COMMENT 'only this unit; every unit of the domain when null',
  comparator  VARCHAR(2)    NOT NULL,
  level       DECIMAL(7, 6) NOT NULL,
  valid_from  DATE          NOT NULL,
  due_on      DATE          NOT NULL,
  source      VARCHAR(500)  NOT NULL,
  is_active   BOOLEAN       NOT NULL COMMENT 'presets of other provinces and times come inactive',
  PRIMARY KEY (id),
  UNIQUE KEY target_code_is_unique (code),
  CONSTRAINT target_unit_exists FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT target_domain_is_known CHECK (domain IN ('ADMINISTRATION', 'HEALTH', 'EDUCATION')),
  CONSTRAINT target_comparator_is_known CHECK (comparator IN ('GT', 'GE')),
  CONSTRAINT target_respondent_is_known CHECK (respondent IN ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS')),
  CONSTRAINT target_level_is_a_share CHECK (level BETWEEN 0 AND 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What was published, word for word. Rows are never updated or deleted; a correction is a further version.
CREATE TABLE publication (
  id           BIGINT      NOT NULL AUTO_INCREMENT,
  calendar     VARCHAR(10) NOT NULL,
  period       VARCHAR(30) NOT NULL,
  from_on      DATE        NOT NULL,
  to_on        DATE        NOT NULL,
  version      INT         NOT NULL,
  published_at DATETIME(3) NOT NULL,
  published_by VARCHAR(60) NOT NULL,
  sha256       CHAR(64)    NOT NULL COMMENT 'of document, as UTF-8 bytes',
  document     LONGTEXT    NOT NULL COMMENT 'JSON: figures, inputs, method, units, exclusions',
  PRIMARY KEY (id),
  UNIQUE KEY publication_version_is_unique (calendar, period, version),
  CONSTRAINT publication_calendar_is_known CHECK (calendar IN ('REPORTING', 'CALENDAR'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
