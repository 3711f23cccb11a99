-- Paper forms come in bundles, one point and one day each, and their forms are numbered from 1 on. Two people type a
-- bundle without seeing what the other typed; where they differ somebody takes a third look. Only then it counts.
CREATE TABLE paper_bundle (
  id               BIGINT      NOT NULL AUTO_INCREMENT,
  name             VARCHAR(40) NOT NULL COMMENT 'as it is written on the bundle',
  unit_id          BIGINT      NOT NULL COMMENT 'of the point on that day',
  point_id         BIGINT      NOT NULL,
  counter_id       BIGINT      NOT NULL COMMENT '0 when not told',
  questionnaire_id INT         NOT NULL,
  given_on         DATE        NOT NULL,
  issued           INT         NOT NULL COMMENT 'forms that were given out',
  returned         INT         NOT NULL COMMENT 'forms that came back, and are in the bundle',
  first_by         VARCHAR(60) NULL COMMENT 'who types it first',
  second_by        VARCHAR(60) NULL COMMENT 'who types it again',
  valid            INT         NULL COMMENT 'forms that count; NULL until it was counted',
  made_by          VARCHAR(60) NOT NULL,
  made_at          DATETIME(3) NOT NULL,
  counted_by       VARCHAR(60) NULL,
  counted_at       DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY paper_bundle_name_is_unique (name),
  INDEX paper_bundle_of_a_day (given_on, unit_id),
  CONSTRAINT paper_bundle_belongs_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT paper_bundle_is_of_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT paper_bundle_answers_a_questionnaire FOREIGN KEY (questionnaire_id) REFERENCES questionnaire (id),
  CONSTRAINT paper_bundle_came_back_in_part CHECK (0 < returned AND returned <= issued),
  CONSTRAINT paper_bundle_is_typed_by_two CHECK (first_by IS NULL OR second_by IS NULL OR first_by <> second_by)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE paper_form (
  bundle_id BIGINT       NOT NULL,
  number    INT          NOT NULL,
  look      TINYINT      NOT NULL COMMENT '1 and 2 as it was typed, 3 settles a difference',
  typed     VARCHAR(500) NOT NULL COMMENT 'digits of the scales in their order, and ticked boxes; X for a void form',
  typed_by  VARCHAR(60)  NOT NULL,
  typed_at  DATETIME(3)  NOT NULL,
  PRIMARY KEY (bundle_id, number, look),
  CONSTRAINT paper_form_is_in_a_bundle FOREIGN KEY (bundle_id) REFERENCES paper_bundle (id),
  CONSTRAINT paper_form_look_is_known CHECK (look IN (1, 2, 3))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
