-- All documents of a published period, made in the background by whichever server claims the job. A claim that is not
-- renewed is taken over; what is made already is kept.
CREATE TABLE report_job (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  calendar    VARCHAR(12)  NOT NULL,
  period      VARCHAR(40)  NOT NULL,
  version     INT          NOT NULL COMMENT 'of the publication',
  state       VARCHAR(8)   NOT NULL,
  steps_done  INT          NOT NULL,
  steps       INT          NOT NULL COMMENT '0 until begun',
  failure     VARCHAR(200) NULL COMMENT 'the step that failed, and how',
  asked_by    VARCHAR(60)  NOT NULL COMMENT 'username',
  asked_at    DATETIME(3)  NOT NULL,
  claimed_by  CHAR(36)     NULL,
  claimed_at  DATETIME(3)  NULL COMMENT 'renewed with every step',
  ended_at    DATETIME(3)  NULL,
  released_by VARCHAR(60)  NULL COMMENT 'username',
  released_at DATETIME(3)  NULL COMMENT 'from here on everybody may read them',
  PRIMARY KEY (id),
  INDEX report_job_of_a_period (calendar, period, id),
  INDEX report_job_by_state (state, id),
  CONSTRAINT report_job_state_is_known CHECK (state IN ('QUEUED', 'RUNNING', 'DONE', 'FAILED'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE report_file (
  job_id BIGINT       NOT NULL,
  name   VARCHAR(150) NOT NULL COMMENT 'path within the archive',
  bytes  LONGBLOB     NOT NULL,
  PRIMARY KEY (job_id, name),
  CONSTRAINT report_file_belongs_to_a_job FOREIGN KEY (job_id) REFERENCES report_job (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_bin;
