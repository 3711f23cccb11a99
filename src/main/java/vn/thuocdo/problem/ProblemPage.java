package vn.thuocdo.problem;

/** What templates/problem/problem.jte shows. */
public record ProblemPage(
    String language,
    String title,
    String detail,
    String systemName,
    String homeText,
    String homeUrl,
    String navigationName,
    String resultsText,
    String methodText,
    String methodUrl) {}
