-- A questionnaire version is one document that never changes; its questions get small numbers for the tallies.
CREATE TABLE questionnaire (
  id           INT          NOT NULL AUTO_INCREMENT,
  code         VARCHAR(40)  NOT NULL,
  version      INT          NOT NULL,
  document     MEDIUMTEXT   NOT NULL COMMENT 'JSON: questions, scales, choices, wording by language, source note',
  PRIMARY KEY (id),
  UNIQUE KEY questionnaire_version_is_unique (code, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE question (
  id               INT         NOT NULL AUTO_INCREMENT,
  questionnaire_id INT         NOT NULL,
  code             VARCHAR(40) NOT NULL,
  kind             VARCHAR(10) NOT NULL,
  is_headline      BOOLEAN     NOT NULL COMMENT 'the question whose share is the published figure',
  PRIMARY KEY (id),
  UNIQUE KEY question_code_is_unique (questionnaire_id, code),
  CONSTRAINT question_belongs_to_a_questionnaire FOREIGN KEY (questionnaire_id) REFERENCES questionnaire (id),
  CONSTRAINT question_kind_is_known CHECK (kind IN ('SCALE', 'CHOICE'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
