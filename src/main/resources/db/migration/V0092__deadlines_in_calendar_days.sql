-- Only the acknowledgement is due within working days; the decree gives the answers so many days, whatever days they
-- are. Rows that an operator has changed stay, and no answer that is still owed comes later than was promised.
UPDATE data_request_deadline SET is_working_days = FALSE
WHERE source = 'Nghị định 356/2025/NĐ-CP, điều 5; cần đối chiếu văn bản hiện hành'
  AND ((kind = 'VIEW' AND days = 10) OR (kind = 'OBJECT' AND days = 15) OR (kind = 'DELETE' AND days = 20));

UPDATE data_request r JOIN data_request_deadline d ON d.kind = r.kind
SET r.answer_by = LEAST(r.answer_by, DATE_ADD(r.received_on, INTERVAL d.days DAY))
WHERE r.done_at IS NULL AND NOT d.is_working_days;
