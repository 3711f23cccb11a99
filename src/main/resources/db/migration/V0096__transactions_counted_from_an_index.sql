-- Transactions of a period are counted by unit and procedure group without looking at the rows themselves.
ALTER TABLE service_transaction
  ADD INDEX service_transaction_counts (happened_on, unit_id, procedure_group_id, point_id),
  DROP INDEX service_transaction_of_a_day;
