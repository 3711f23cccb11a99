-- What staff made of the messages to citizens; the newest line of a kind and language holds, and without any the text
-- that comes with the program. Lines are never changed, so that everybody can be told what was written to them when.
CREATE TABLE sms_text (
  number     BIGINT        NOT NULL AUTO_INCREMENT,
  kind       VARCHAR(12)   NOT NULL,
  language   VARCHAR(8)    NOT NULL,
  text       VARCHAR(1000) NULL COMMENT 'NULL: back to the text that comes with the program',
  changed_by VARCHAR(60)   NOT NULL COMMENT 'username',
  changed_at DATETIME(3)   NOT NULL,
  PRIMARY KEY (number),
  INDEX sms_text_of_a_kind (kind, language, number),
  CONSTRAINT sms_text_kind_is_known CHECK (kind IN ('INVITATION', 'THANKS', 'REPROMPT', 'OPT_OUT', 'OPT_IN'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
