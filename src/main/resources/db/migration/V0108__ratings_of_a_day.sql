-- How many ratings of a day there are, so that nobody has to count millions to see whether any came since a tree of the
-- day was made. Moves in the transaction of the ratings, like the tallies.
CREATE TABLE rating_day (
  given_on DATE   NOT NULL,
  point_id BIGINT NOT NULL,
  ratings  BIGINT NOT NULL COMMENT 'stored, also those that were replaced since',
  replaced BIGINT NOT NULL COMMENT 'of these, those that count no more because a later answer stands in their place',
  PRIMARY KEY (given_on, point_id)
) DEFAULT CHARSET = utf8mb4 COLLATE = utf8mb4_unicode_520_ci;

INSERT INTO rating_day (given_on, point_id, ratings, replaced)
SELECT given_on, point_id, COUNT(*), 0 FROM rating GROUP BY given_on, point_id;

UPDATE rating_day d JOIN (
  SELECT r.given_on, r.point_id, COUNT(*) AS times FROM replaced_rating x JOIN rating r ON r.id = x.rating_id
  GROUP BY r.given_on, r.point_id) counted ON counted.given_on = d.given_on AND counted.point_id = d.point_id
SET d.replaced = counted.times;
