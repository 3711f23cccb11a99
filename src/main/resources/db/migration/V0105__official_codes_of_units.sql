-- The code that the state gives a unit may change while the unit lives, and go to another unit later. Like the name it
-- belongs to a stretch of time; unit.code stays what the unit is known by here, in every figure and address, for ever.
ALTER TABLE unit
  ADD COLUMN official_code VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'in force since the last row of unit_past; empty for none beside code';
ALTER TABLE unit_past
  ADD COLUMN official_code VARCHAR(40) NOT NULL DEFAULT '' COMMENT 'in force in this stretch; empty for none beside code';
