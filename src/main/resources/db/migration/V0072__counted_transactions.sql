-- How many transactions a point had on a day, counted by hand where no software tells of them. What software told of a
-- point and day wins: these rows then count nothing, so that nothing is counted twice.
CREATE TABLE counted_transactions (
  day                DATE        NOT NULL COMMENT 'in the office zone',
  point_id           BIGINT      NOT NULL,
  procedure_group_id BIGINT      NOT NULL COMMENT '0 when not told',
  unit_id            BIGINT      NOT NULL COMMENT 'of the point on that day',
  counted            INT         NOT NULL,
  entered_by         VARCHAR(60) NOT NULL COMMENT 'username of the last change',
  entered_at         DATETIME(3) NOT NULL,
  PRIMARY KEY (day, point_id, procedure_group_id),
  CONSTRAINT counted_transactions_belong_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT counted_transactions_are_at_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT counted_transactions_are_some CHECK (counted >= 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
