package vn.thuocdo.dossier;

import java.util.List;

/**
 * Transactions were stored just now, in a transaction of the database that is still open: whoever
 * listens becomes part of it.
 *
 * @param transactions in the order in which they were told; never empty
 */
public record TransactionsStored(List<TransactionStored> transactions) {}
