-- Which ratings a publication counted, as Merkle trees (RFC 6962): one per day, and over the days of a period one more,
-- whose root is signed. Rows are never updated; trees of days serve every period that has the same ratings of that day.
-- Of a day only the nodes above blocks of 1,024 leaves are kept; a proof makes one block anew from the ratings.
CREATE TABLE day_tree (
  id             BIGINT      NOT NULL AUTO_INCREMENT,
  given_on       DATE        NOT NULL,
  settled_before DATETIME(3) NOT NULL COMMENT 'times up to here tell whether a rating was in; UTC',
  state          BINARY(32)  NOT NULL COMMENT 'hash of what decides which ratings are in: same hash, same ratings',
  ratings        BIGINT      NOT NULL COMMENT 'leaves',
  root           BINARY(32)  NOT NULL,
  PRIMARY KEY (id),
  INDEX day_tree_of_a_day (given_on)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE day_tree_block (
  day_tree_id BIGINT     NOT NULL,
  number      INT        NOT NULL COMMENT 'from 0; all but the last have 1,024 leaves',
  after_point BIGINT     NOT NULL COMMENT 'ratings stand by point and id; the block begins after this one',
  after_id    BINARY(16) NOT NULL,
  ratings     INT        NOT NULL COMMENT 'leaves',
  hash        BINARY(32) NOT NULL,
  exceptions  MEDIUMBLOB NOT NULL COMMENT 'ids, one after another, of whom settled_before tells the opposite of the truth',
  PRIMARY KEY (day_tree_id, number),
  CONSTRAINT day_tree_block_is_of_a_tree FOREIGN KEY (day_tree_id) REFERENCES day_tree (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE period_tree (
  id       BIGINT      NOT NULL AUTO_INCREMENT,
  calendar VARCHAR(10) NOT NULL,
  period   VARCHAR(30) NOT NULL,
  version  INT         NOT NULL COMMENT 'of the publication whose figures were made at the same moment',
  made_at  DATETIME(3) NOT NULL COMMENT 'UTC; of several for one version the last one counts',
  ratings  BIGINT      NOT NULL,
  root     BINARY(32)  NOT NULL,
  PRIMARY KEY (id),
  INDEX period_tree_of_a_publication (calendar, period, version)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE period_tree_day (
  period_tree_id BIGINT NOT NULL,
  given_on       DATE   NOT NULL,
  day_tree_id    BIGINT NOT NULL,
  PRIMARY KEY (period_tree_id, given_on),
  CONSTRAINT period_tree_day_is_of_a_period FOREIGN KEY (period_tree_id) REFERENCES period_tree (id),
  CONSTRAINT period_tree_day_is_a_tree FOREIGN KEY (day_tree_id) REFERENCES day_tree (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
