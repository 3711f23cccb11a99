-- What a publication was made from, before anything was hidden: for staff who must defend or correct
-- a figure. Never public, and no hash of it is: small counts could be guessed back from a hash.
ALTER TABLE publication ADD COLUMN inputs LONGTEXT NOT NULL COMMENT 'JSON: every count before suppression';
