package vn.thuocdo.console;

/** How often a reason was ticked today by citizens who were not satisfied. */
record ReasonCount(long pointId, String reason, long times) {}
