/**
 * Turns plain figures into pictures: SVG for the page, PNG for the press.
 *
 * <p>The only package that may use JFreeChart, and none of its types leave it. It knows nothing of
 * offices, periods, targets' legal sources or the database: callers hand over names, shares from 0
 * to 1 and finished sentences. The same data gives the same bytes on every machine.
 */
@NullMarked
package vn.thuocdo.chart;

import org.jspecify.annotations.NullMarked;
