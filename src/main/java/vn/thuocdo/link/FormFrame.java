package vn.thuocdo.link;

/**
 * What stands around the pages for citizens; templates/link/layout.jte shows it.
 *
 * @param language BCP 47 tag
 * @param title of the page, its only {@code h1} too
 * @param place where the service was given; empty when there is none to name
 * @param simulated what stands on every page while the figures are not real; empty otherwise
 * @param otherLanguageUrl empty when there is no other one
 */
public record FormFrame(
    String language,
    String title,
    String place,
    String systemName,
    String simulated,
    String otherLanguage,
    String otherLanguageName,
    String otherLanguageUrl) {}
