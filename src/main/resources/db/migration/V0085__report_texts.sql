-- What clerks write into reports. Rows are never changed: who wrote what and when stays readable, and a text that
-- somebody else has changed meanwhile is noticed by its revision.
CREATE TABLE report_text (
  calendar   VARCHAR(12) NOT NULL COMMENT 'empty for what stands in every report',
  period     VARCHAR(40) NOT NULL COMMENT 'empty for what stands in every report',
  field      VARCHAR(20) NOT NULL,
  revision   INT         NOT NULL COMMENT 'from 1',
  body       MEDIUMTEXT  NOT NULL,
  written_by VARCHAR(60) NOT NULL COMMENT 'username',
  written_at DATETIME(3) NOT NULL,
  PRIMARY KEY (calendar, period, field, revision)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
