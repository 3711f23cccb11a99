-- Which part of a predecessor went where, and which document says so.
ALTER TABLE unit_succession
  ADD COLUMN share    DECIMAL(7, 6) NULL COMMENT 'part of the predecessor, 0 to 1; null for not told',
  ADD COLUMN basis    VARCHAR(20)   NOT NULL DEFAULT '' COMMENT 'what the share is a share of: area, population, transactions',
  ADD COLUMN document VARCHAR(300)  NOT NULL DEFAULT '';

-- What a unit was called, and where it belonged, before it was renamed or moved. Table unit says how it is now; its
-- valid_from stays the first day of its life.
CREATE TABLE unit_past (
  unit_id    BIGINT       NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NOT NULL COMMENT 'last day on which it was so',
  name       VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  unit_group VARCHAR(20)  NOT NULL,
  parent_id  BIGINT       NULL,
  PRIMARY KEY (unit_id, valid_from),
  CONSTRAINT unit_past_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT unit_past_lives_forward CHECK (valid_to >= valid_from)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
