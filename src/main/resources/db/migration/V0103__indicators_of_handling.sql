-- Scores of how dossiers are handled, beside the opinions and never mixed with them. Which indicators, classes and words
-- there are is data: a new text of the law is a further set with its first day.
CREATE TABLE indicator_set (
  code       VARCHAR(20)  NOT NULL,
  name       VARCHAR(300) NOT NULL,
  name_en    VARCHAR(300) NOT NULL,
  source     VARCHAR(300) NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL COMMENT 'last day; null while it holds',
  PRIMARY KEY (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE indicator (
  set_code   VARCHAR(20)  NOT NULL,
  number     INT          NOT NULL,
  per_dossier BOOLEAN     NOT NULL COMMENT 'whether each dossier has a score; else the unit has one',
  name       VARCHAR(300) NOT NULL,
  name_en    VARCHAR(300) NOT NULL,
  two        VARCHAR(500) NOT NULL COMMENT 'what earns 2 points; Vietnamese, as the law words it',
  one        VARCHAR(500) NOT NULL,
  zero       VARCHAR(500) NOT NULL,
  PRIMARY KEY (set_code, number),
  CONSTRAINT indicator_is_of_a_set FOREIGN KEY (set_code) REFERENCES indicator_set (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

CREATE TABLE indicator_class (
  set_code VARCHAR(20)   NOT NULL,
  least    DECIMAL(4, 1) NOT NULL COMMENT 'points from which on it is reached',
  name     VARCHAR(100)  NOT NULL,
  name_en  VARCHAR(100)  NOT NULL,
  PRIMARY KEY (set_code, least),
  CONSTRAINT indicator_class_is_of_a_set FOREIGN KEY (set_code) REFERENCES indicator_set (code)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

-- How many dossiers of a unit earned 2, 1 and 0 points; for what the unit as a whole earns, one of them is 1.
CREATE TABLE indicator_count (
  unit_id    BIGINT       NOT NULL,
  calendar   VARCHAR(10)  NOT NULL,
  period     VARCHAR(30)  NOT NULL,
  set_code   VARCHAR(20)  NOT NULL,
  number     INT          NOT NULL,
  twos       INT          NOT NULL,
  ones       INT          NOT NULL,
  zeros      INT          NOT NULL,
  entered_by VARCHAR(60)  NOT NULL,
  entered_at DATETIME(3)  NOT NULL,
  PRIMARY KEY (calendar, period, unit_id, set_code, number),
  CONSTRAINT indicator_count_is_of_a_unit FOREIGN KEY (unit_id) REFERENCES unit (id),
  CONSTRAINT indicator_count_is_of_an_indicator FOREIGN KEY (set_code, number) REFERENCES indicator (set_code, number),
  CONSTRAINT indicator_count_is_some CHECK (twos >= 0 AND ones >= 0 AND zeros >= 0 AND twos + ones + zeros > 0)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO indicator_set (code, name, name_en, source, valid_from) VALUES
  ('TT01_2018', 'Chín chỉ số đánh giá việc giải quyết thủ tục hành chính', 'Nine indicators of how procedures are handled',
   'Thông tư 01/2018/TT-VPCP, điều 13 và 15 (cần đối chiếu văn bản hiện hành)', '2018-01-01');

INSERT INTO indicator (set_code, number, per_dossier, name, name_en, two, one, zero) VALUES
  ('TT01_2018', 1, TRUE, 'Tổng thời gian giải quyết so với quy định', 'Time taken against the rule',
   'sớm hơn', 'đúng hạn', 'muộn hơn'),
  ('TT01_2018', 2, TRUE, 'Thời gian của từng cơ quan tham gia so với quy định', 'Time taken by each agency against the rule',
   'sớm hơn', 'đúng hạn', 'muộn hơn'),
  ('TT01_2018', 3, TRUE, 'Số lần phải liên hệ với nơi tiếp nhận để hoàn thiện hồ sơ', 'Contacts needed to complete the dossier',
   'không lần nào', 'một lần', 'hơn một lần, trừ khi do lỗi của người nộp'),
  ('TT01_2018', 4, TRUE, 'Số cơ quan phải liên hệ để hoàn thiện hồ sơ', 'Agencies to be contacted to complete the dossier',
   'không cơ quan nào', 'một cơ quan', 'hơn một cơ quan'),
  ('TT01_2018', 5, FALSE, 'Tiếp nhận, giải quyết, trả kết quả tại Bộ phận Một cửa', 'Received, decided and returned at the one-stop office',
   'từ 20% thủ tục được tiếp nhận, thẩm định, phê duyệt và trả kết quả tại chỗ', '100% thủ tục đủ điều kiện được tiếp nhận và trả tại đó', 'dưới 100%'),
  ('TT01_2018', 6, TRUE, 'Công khai thủ tục hành chính', 'Procedures made public',
   'niêm yết và công khai điện tử, đúng, đủ, kịp thời', 'một trong hai', 'không'),
  ('TT01_2018', 7, TRUE, 'Thái độ của người tiếp nhận và giải quyết', 'Conduct of staff',
   'trước hạn và không có phản ánh, kiến nghị về thái độ, nhũng nhiễu', 'đúng hạn và không có phản ánh, kiến nghị ấy', 'có phản ánh, kiến nghị ấy (không tính điều được kết luận là sai hoặc vu cáo)'),
  ('TT01_2018', 8, FALSE, 'Tiếp thu, giải trình phản ánh, kiến nghị', 'Answering reports and proposals',
   'không có, hoặc 100% đúng hạn và không vụ nào kéo dài', 'từ 90% đúng hạn và không vụ nào kéo dài', 'dưới 90% đúng hạn hoặc có vụ kéo dài'),
  ('TT01_2018', 9, FALSE, 'Dịch vụ công trực tuyến', 'Online services',
   'từ 20% thủ tục mức độ 3–4, từ 30% hồ sơ nộp trực tuyến, không hồ sơ nào trễ', 'có triển khai, từ 15% đến dưới 30%, không hồ sơ nào trễ', 'chưa triển khai, dưới 15%, hoặc có hồ sơ trễ');

INSERT INTO indicator_class (set_code, least, name, name_en) VALUES
  ('TT01_2018', 15.0, 'Xuất sắc', 'Excellent'),
  ('TT01_2018', 12.0, 'Tốt', 'Good'),
  ('TT01_2018', 9.0, 'Khá', 'Fair'),
  ('TT01_2018', 6.0, 'Trung bình', 'Average'),
  ('TT01_2018', 0.0, 'Yếu', 'Weak');
