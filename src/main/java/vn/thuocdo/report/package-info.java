/**
 * The official documents of a period: report (DOCX, PDF), workbook, notice sheets, press pack. All
 * figures come from a {@link vn.thuocdo.result.ResultDocument} alone, words around them from what
 * clerks wrote; the same document and words give the same bytes. Must not know how figures are
 * made, nor count anything again.
 */
@NullMarked
package vn.thuocdo.report;

import org.jspecify.annotations.NullMarked;
