-- Days on which nobody is bothered, and on which deadlines rest; operators add and change them.
CREATE TABLE public_holiday (
  day    DATE         NOT NULL,
  name   VARCHAR(100) NOT NULL,
  source VARCHAR(200) NOT NULL,
  PRIMARY KEY (day)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO public_holiday (day, name, source) VALUES
  ('2026-01-01', 'Tết Dương lịch',        'Bộ luật Lao động 45/2019/QH14, điều 112'),
  ('2026-02-16', 'Tết Nguyên đán',        'chưa kiểm chứng'),
  ('2026-02-17', 'Tết Nguyên đán',        'chưa kiểm chứng'),
  ('2026-02-18', 'Tết Nguyên đán',        'chưa kiểm chứng'),
  ('2026-02-19', 'Tết Nguyên đán',        'chưa kiểm chứng'),
  ('2026-02-20', 'Tết Nguyên đán',        'chưa kiểm chứng'),
  ('2026-04-27', 'Giỗ Tổ Hùng Vương, nghỉ bù', 'chưa kiểm chứng'),
  ('2026-04-30', 'Ngày Chiến thắng',      'Bộ luật Lao động 45/2019/QH14, điều 112'),
  ('2026-05-01', 'Ngày Quốc tế Lao động', 'Bộ luật Lao động 45/2019/QH14, điều 112'),
  ('2026-08-31', 'Quốc khánh, hoán đổi',  'chưa kiểm chứng'),
  ('2026-09-01', 'Quốc khánh',            'chưa kiểm chứng'),
  ('2026-09-02', 'Quốc khánh',            'Bộ luật Lao động 45/2019/QH14, điều 112'),
  ('2026-11-24', 'Ngày Văn hóa Việt Nam', 'Nghị quyết 28/2026/QH16');

-- How many are asked: the most particular rule holds. No rule at all: everybody with a number.
CREATE TABLE sampling_rule (
  unit_id            BIGINT        NOT NULL COMMENT '0 for every unit',
  procedure_group_id BIGINT        NOT NULL COMMENT '0 for every group',
  share              DECIMAL(7, 6) NOT NULL COMMENT 'of the transactions, 0 to 1',
  weekly_quota       INT           NULL COMMENT 'most invitations from Monday to Sunday; no limit when null',
  PRIMARY KEY (unit_id, procedure_group_id),
  CONSTRAINT sampling_rule_share_is_one CHECK (share BETWEEN 0 AND 1)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What came of each transaction that could have been asked about, so that nobody can choose whom to ask.
CREATE TABLE sms_draw (
  transaction_id BIGINT      NOT NULL,
  outcome        VARCHAR(20) NOT NULL,
  number_hash    BINARY(32)  NULL COMMENT 'HMAC-SHA-256 of the E.164 number, with a key outside the database',
  drawn_at       DATETIME(3) NOT NULL,
  PRIMARY KEY (transaction_id),
  INDEX sms_draw_of_a_number (number_hash, drawn_at),
  CONSTRAINT sms_draw_is_of_a_transaction FOREIGN KEY (transaction_id) REFERENCES service_transaction (id),
  CONSTRAINT sms_draw_outcome_is_known CHECK (outcome IN ('INVITED', 'NOT_DRAWN', 'QUOTA_REACHED', 'NO_NUMBER',
    'NOT_MOBILE', 'OPTED_OUT', 'ASKED_ABOUT_DOSSIER', 'ASKED_LATELY', 'HELPER'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE invitation (
  id             BIGINT      NOT NULL AUTO_INCREMENT,
  transaction_id BIGINT      NOT NULL,
  dossier_hash   BINARY(32)  NOT NULL,
  occasion       BINARY(16)  NOT NULL,
  number_hash    BINARY(32)  NULL COMMENT 'forgotten some time after the invitation',
  language       VARCHAR(8)  NOT NULL,
  invited_at     DATETIME(3) NOT NULL,
  sent_at        DATETIME(3) NULL COMMENT 'replies count for some time after it',
  is_reprompted  BOOLEAN     NOT NULL DEFAULT FALSE,
  PRIMARY KEY (id),
  UNIQUE KEY invitation_is_the_only_one_of_its_dossier (dossier_hash),
  UNIQUE KEY invitation_occasion_is_unique (occasion),
  INDEX invitation_of_a_number (number_hash, invited_at),
  CONSTRAINT invitation_is_of_a_transaction FOREIGN KEY (transaction_id) REFERENCES service_transaction (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- The outbox. A message is written in the transaction that wants it sent, and ends in exactly one state. Number and
-- text are sealed with a key outside the database, and emptied when the message has ended.
CREATE TABLE sms_message (
  id            BIGINT         NOT NULL AUTO_INCREMENT,
  invitation_id BIGINT         NULL,
  number_hash   BINARY(32)     NULL,
  number_sealed VARBINARY(200) NULL,
  body_sealed   VARBINARY(8000) NULL,
  segments      INT            NOT NULL,
  state         VARCHAR(12)    NOT NULL,
  attempts      INT            NOT NULL,
  due_at        DATETIME(3)    NOT NULL COMMENT 'not before',
  expires_at    DATETIME(3)    NOT NULL COMMENT 'not after',
  claimed_by    CHAR(36)       NULL COMMENT 'a handing over that has begun',
  claimed_at    DATETIME(3)    NULL,
  carrier_id    VARCHAR(64)    NULL COMMENT 'name of the message with the carrier',
  code          VARCHAR(20)    NULL COMMENT 'why it is where it is, by the carrier or by us',
  created_at    DATETIME(3)    NOT NULL,
  sent_at       DATETIME(3)    NULL,
  ended_at      DATETIME(3)    NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sms_message_carrier_id_is_unique (carrier_id),
  UNIQUE KEY sms_message_is_the_only_one_of_its_invitation (invitation_id),
  INDEX sms_message_that_is_due (state, due_at),
  INDEX sms_message_of_a_claim (claimed_by),
  INDEX sms_message_of_a_number (number_hash, sent_at),
  CONSTRAINT sms_message_state_is_known CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'DELIVERED', 'FAILED',
    'UNREACHABLE', 'EXPIRED', 'OPTED_OUT', 'NO_CREDIT', 'REJECTED')),
  CONSTRAINT sms_message_carries_an_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Who wants no messages. The row stays when somebody wants them again, so that there is an account of it.
CREATE TABLE opt_out (
  number_hash  BINARY(32)  NOT NULL,
  since        DATETIME(3) NOT NULL,
  ended_at     DATETIME(3) NULL,
  PRIMARY KEY (number_hash)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE sms_reply (
  id            BIGINT      NOT NULL AUTO_INCREMENT,
  carrier_id    VARCHAR(64) NOT NULL COMMENT 'makes hearing of it twice harmless',
  number_hash   BINARY(32)  NULL,
  invitation_id BIGINT      NULL COMMENT 'what it answers; none for strangers and for late ones',
  text          TEXT        NOT NULL,
  state         VARCHAR(12) NOT NULL,
  score         INT         NULL,
  is_reversed   BOOLEAN     NOT NULL,
  rating_id     BINARY(16)  NULL,
  answer        TEXT        NULL COMMENT 'what was answered, to be said again to a repeat',
  received_at   DATETIME(3) NOT NULL,
  classified_by VARCHAR(60) NULL,
  classified_at DATETIME(3) NULL,
  PRIMARY KEY (id),
  UNIQUE KEY sms_reply_is_heard_once (carrier_id),
  INDEX sms_reply_of_a_number (number_hash, received_at),
  INDEX sms_reply_by_state (state, received_at),
  CONSTRAINT sms_reply_state_is_known
    CHECK (state IN ('COUNTED', 'COMMENT', 'OPT_OUT', 'OPT_IN', 'UNREAD', 'CLASSIFIED', 'SET_ASIDE')),
  CONSTRAINT sms_reply_answers_an_invitation FOREIGN KEY (invitation_id) REFERENCES invitation (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- What a carrier told of a message before we knew that it had taken it.
CREATE TABLE sms_early_report (
  carrier_id VARCHAR(64) NOT NULL,
  state      VARCHAR(12) NOT NULL,
  code       VARCHAR(20) NOT NULL,
  at         DATETIME(3) NOT NULL,
  PRIMARY KEY (carrier_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
