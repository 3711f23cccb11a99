-- What is being written; one per questionnaire. Publishing copies it to table questionnaire, whose rows never change.
CREATE TABLE questionnaire_draft (
  code       VARCHAR(40) NOT NULL,
  document   MEDIUMTEXT  NOT NULL COMMENT 'JSON, as in questionnaire; may still be wrong',
  changed_at DATETIME(3) NOT NULL,
  changed_by VARCHAR(60) NOT NULL,
  PRIMARY KEY (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Which version stands behind links and QR codes from a day on, where it is not simply the newest of LINK_5Q.
CREATE TABLE questionnaire_use (
  from_on          DATE        NOT NULL,
  questionnaire_id INT         NOT NULL,
  set_at           DATETIME(3) NOT NULL,
  set_by           VARCHAR(60) NOT NULL,
  PRIMARY KEY (from_on),
  CONSTRAINT questionnaire_use_is_of_a_version FOREIGN KEY (questionnaire_id) REFERENCES questionnaire (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Sở Y tế and Sở GD&ĐT own the questionnaires of their domains.
ALTER TABLE account DROP CONSTRAINT account_role_is_known;
ALTER TABLE account ADD CONSTRAINT account_role_is_known
  CHECK (role IN ('HOME_AFFAIRS', 'UNIT_MANAGER', 'OPERATOR', 'SUPERVISOR', 'HEALTH_OWNER', 'EDUCATION_OWNER'));
