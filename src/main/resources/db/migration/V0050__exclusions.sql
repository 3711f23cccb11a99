-- Decisions of Sở Nội vụ to leave the marked ratings of one counter on one day out of the figures. Ratings and tallies
-- stay as they are: figures subtract the suspect tallies of these days. Rows are never deleted; a decision that is
-- withdrawn stays readable beside the one that may follow it.
CREATE TABLE exclusion (
  id               BIGINT        NOT NULL AUTO_INCREMENT,
  given_on         DATE          NOT NULL,
  point_id         BIGINT        NOT NULL,
  counter_id       BIGINT        NOT NULL COMMENT '0 for ratings that came without a counter, as in tally',
  reason           VARCHAR(1000) NOT NULL COMMENT 'as typed; redacted before it is published',
  ratings          BIGINT        NOT NULL COMMENT 'marked ones when it was decided; later ones are left out, too',
  decided_by       VARCHAR(60)   NOT NULL COMMENT 'username',
  decided_at       DATETIME(3)   NOT NULL,
  withdrawn_reason VARCHAR(1000) NULL,
  withdrawn_by     VARCHAR(60)   NULL,
  withdrawn_at     DATETIME(3)   NULL,
  in_force         TINYINT       NULL DEFAULT 1 COMMENT '1, or NULL once withdrawn: a unique key lets NULLs be many',
  PRIMARY KEY (id),
  UNIQUE KEY exclusion_is_in_force_once (given_on, point_id, counter_id, in_force),
  CONSTRAINT exclusion_is_about_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id),
  CONSTRAINT exclusion_is_in_force_until_withdrawn CHECK (
    (in_force IS NOT NULL AND in_force = 1 AND withdrawn_by IS NULL AND withdrawn_at IS NULL AND withdrawn_reason IS NULL)
    OR (in_force IS NULL AND withdrawn_by IS NOT NULL AND withdrawn_at IS NOT NULL AND withdrawn_reason IS NOT NULL))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Few rows are suspect: a quarter's are found without reading the others. Counting up does not touch it.
CREATE INDEX tally_of_suspects ON tally (is_suspect, given_on, point_id, counter_id);
