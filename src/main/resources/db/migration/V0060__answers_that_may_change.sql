-- One visit is one answer, whichever way it comes: of several ratings on the same occasion the newest counts. The
-- others stay as they were given, and out of every count.
CREATE TABLE occasion (
  id        BINARY(16) NOT NULL,
  rating_id BINARY(16) NOT NULL COMMENT 'the one that counts',
  PRIMARY KEY (id),
  CONSTRAINT occasion_has_a_rating FOREIGN KEY (rating_id) REFERENCES rating (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE replaced_rating (
  rating_id   BINARY(16)  NOT NULL,
  replaced_by BINARY(16)  NOT NULL,
  replaced_at DATETIME(3) NOT NULL,
  PRIMARY KEY (rating_id),
  CONSTRAINT replaced_rating_is_stored FOREIGN KEY (rating_id) REFERENCES rating (id),
  CONSTRAINT replacing_rating_is_stored FOREIGN KEY (replaced_by) REFERENCES rating (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
