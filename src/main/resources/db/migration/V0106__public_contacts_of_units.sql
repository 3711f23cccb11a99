-- How citizens reach the office of a unit: public, so never a person's own telephone, and no name, because what is
-- published in signed files cannot be taken back when somebody leaves the post.
CREATE TABLE unit_contact (
  unit_id       BIGINT       NOT NULL,
  post          VARCHAR(200) NOT NULL COMMENT 'of the person who settles difficulties',
  phone         VARCHAR(200) NOT NULL COMMENT 'of the office, as it is written',
  email         VARCHAR(200) NOT NULL,
  address       VARCHAR(200) NOT NULL,
  opening_hours VARCHAR(200) NOT NULL,
  PRIMARY KEY (unit_id),
  CONSTRAINT unit_contact_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
