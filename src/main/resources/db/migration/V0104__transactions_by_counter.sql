-- Transactions of a period are counted by counter and state, too, without looking at the rows themselves.
ALTER TABLE service_transaction
  ADD INDEX service_transaction_tallies (happened_on, unit_id, procedure_group_id, point_id, counter_id, case_state),
  DROP INDEX service_transaction_counts;
