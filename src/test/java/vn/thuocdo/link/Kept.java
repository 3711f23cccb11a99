package vn.thuocdo.link;

import vn.thuocdo.database.Transactions;

/** Looks at what is kept. */
record Kept(Transactions transactions) {

  /** Returns the first column of the first row, as a number. */
  long number(String sql) {
    return Long.parseLong(text(sql));
  }

  /** Returns the first column of the first row. */
  String text(String sql) {
    return transactions.read(
        connection -> {
          try (var statement = connection.createStatement();
              var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
          }
        });
  }

  void run(String sql) {
    transactions.write(
        connection -> {
          try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  /** Returns how often a level of a question was counted, on all days together. */
  long counted(String questionnaire, String question, int level) {
    return number(
        """
        SELECT COALESCE(SUM(t.n%d), 0) FROM tally t JOIN question q ON q.id = t.question_id
          JOIN questionnaire a ON a.id = q.questionnaire_id WHERE a.code = '%s' AND q.code = '%s'"""
            .formatted(level, questionnaire, question));
  }
}
