-- Who answers for a target; the department of its domain where nobody else is named.
ALTER TABLE target ADD COLUMN owner VARCHAR(100) NOT NULL DEFAULT '';

-- Coverage: which share of units, procedures or staff is to have something by a day. No opinion of citizens is in it.
CREATE TABLE coverage_target (
  code        VARCHAR(40)   NOT NULL,
  name        VARCHAR(300)  NOT NULL,
  name_en     VARCHAR(300)  NOT NULL,
  rule        VARCHAR(5)    NOT NULL,
  level       DECIMAL(7, 6) NOT NULL,
  upper_level DECIMAL(7, 6) NULL COMMENT 'upper end of a RANGE',
  valid_from  DATE          NOT NULL,
  due_on      DATE          NOT NULL,
  owner       VARCHAR(100)  NOT NULL,
  source      VARCHAR(500)  NOT NULL,
  is_active   BOOLEAN       NOT NULL,
  PRIMARY KEY (code),
  CONSTRAINT coverage_target_rule_is_known CHECK (rule IN ('GT', 'GE', 'RANGE')),
  CONSTRAINT coverage_target_range_has_ends CHECK (rule <> 'RANGE' OR (upper_level IS NOT NULL AND upper_level >= level))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What was reached, as somebody reported it on a day: counts, so that the share is never rounded twice.
CREATE TABLE coverage_figure (
  code       VARCHAR(40)  NOT NULL,
  on_day     DATE         NOT NULL,
  reached    BIGINT       NOT NULL,
  of_all     BIGINT       NOT NULL,
  note       VARCHAR(500) NOT NULL,
  entered_by VARCHAR(60)  NOT NULL,
  entered_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (code, on_day),
  CONSTRAINT coverage_figure_is_of_a_target FOREIGN KEY (code) REFERENCES coverage_target (code),
  CONSTRAINT coverage_figure_is_a_share CHECK (of_all > 0 AND reached BETWEEN 0 AND of_all)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
