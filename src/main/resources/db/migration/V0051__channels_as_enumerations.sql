-- Grouping by a number of one byte instead of a text with a collation: a live quarter is summed in two thirds of the
-- time. And a tally can no longer hold a channel or a respondent that nobody knows. A new one is appended.
ALTER TABLE tally
  MODIFY channel ENUM ('KIOSK', 'SMS', 'LINK', 'QR', 'PAPER') NOT NULL,
  MODIFY respondent ENUM ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS', 'UNKNOWN') NOT NULL;

ALTER TABLE tally_half_month
  MODIFY channel ENUM ('KIOSK', 'SMS', 'LINK', 'QR', 'PAPER') NOT NULL,
  MODIFY respondent ENUM ('INDIVIDUAL', 'ORGANISATION', 'BUSINESS', 'UNKNOWN') NOT NULL;
