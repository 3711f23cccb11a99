-- Who is rated and where: units over time, one-stop points, counters, procedure groups.
-- A row is valid from valid_from to valid_to, both days included; no valid_to means still valid.
-- utf8mb4_unicode_520_ci is the newest collation that MySQL and MariaDB both have.
CREATE TABLE unit_group (
  code    VARCHAR(20)  NOT NULL,
  name    VARCHAR(100) NOT NULL,
  name_en VARCHAR(100) NOT NULL,
  domain  VARCHAR(20)  NOT NULL COMMENT 'which targets speak of these units',
  rank_no INT          NOT NULL COMMENT 'order on pages',
  PRIMARY KEY (code),
  CONSTRAINT unit_group_domain_is_known CHECK (domain IN ('ADMINISTRATION', 'HEALTH', 'EDUCATION'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO unit_group (code, name, name_en, domain, rank_no) VALUES
  ('PROVINCE',   'Cấp tỉnh',                       'Province',                          'ADMINISTRATION', 1),
  ('DEPARTMENT', 'Sở, ban, ngành',                 'Provincial departments',            'ADMINISTRATION', 2),
  ('DISTRICT',   'Cấp huyện (đến 30/6/2025)',      'Districts (until 30 June 2025)',    'ADMINISTRATION', 3),
  ('COMMUNE',    'Xã, phường, đặc khu',            'Communes, wards, special zones',    'ADMINISTRATION', 4),
  ('HOSPITAL',   'Bệnh viện, cơ sở y tế',          'Hospitals and health facilities',   'HEALTH',         5),
  ('SCHOOL',     'Trường học, cơ sở giáo dục',     'Schools',                           'EDUCATION',      6),
  ('VERTICAL',   'Cơ quan ngành dọc',              'Central agencies in the province',  'ADMINISTRATION', 7);

CREATE TABLE unit (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  code       VARCHAR(40)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  unit_group VARCHAR(20)  NOT NULL,
  parent_id  BIGINT       NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  PRIMARY KEY (id),
  UNIQUE KEY unit_code_is_unique (code),
  CONSTRAINT unit_belongs_to_a_group FOREIGN KEY (unit_group) REFERENCES unit_group (code),
  CONSTRAINT unit_parent_exists FOREIGN KEY (parent_id) REFERENCES unit (id),
  CONSTRAINT unit_lives_forward CHECK (valid_to IS NULL OR valid_to >= valid_from)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Many to many: a commune may be merged from several and be split among several.
CREATE TABLE unit_succession (
  predecessor_id BIGINT      NOT NULL,
  successor_id   BIGINT      NOT NULL,
  effective_on   DATE        NOT NULL,
  kind           VARCHAR(10) NOT NULL,
  PRIMARY KEY (predecessor_id, successor_id),
  CONSTRAINT unit_succession_predecessor_exists FOREIGN KEY (predecessor_id) REFERENCES unit (id),
  CONSTRAINT unit_succession_successor_exists FOREIGN KEY (successor_id) REFERENCES unit (id),
  CONSTRAINT unit_succession_kind_is_known CHECK (kind IN ('MERGE', 'SPLIT', 'RENAME', 'TRANSFER', 'ABOLISH'))
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE one_stop_point (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  code       VARCHAR(40)  NOT NULL,
  unit_id    BIGINT       NOT NULL,
  name       VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  PRIMARY KEY (id),
  UNIQUE KEY one_stop_point_code_is_unique (code),
  CONSTRAINT one_stop_point_belongs_to_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE counter (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  point_id   BIGINT       NOT NULL,
  code       VARCHAR(40)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  PRIMARY KEY (id),
  UNIQUE KEY counter_code_is_unique_at_its_point (point_id, code),
  CONSTRAINT counter_stands_at_a_point FOREIGN KEY (point_id) REFERENCES one_stop_point (id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE procedure_group (
  id         BIGINT       NOT NULL AUTO_INCREMENT,
  code       VARCHAR(40)  NOT NULL,
  name       VARCHAR(200) NOT NULL,
  name_en    VARCHAR(200) NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  PRIMARY KEY (id),
  UNIQUE KEY procedure_group_code_is_unique (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- Facts about the installation that an operator sets: province name, hotline, opening hours, demo mark.
CREATE TABLE setting (
  name  VARCHAR(60)   NOT NULL,
  value VARCHAR(2000) NOT NULL,
  PRIMARY KEY (name)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;
