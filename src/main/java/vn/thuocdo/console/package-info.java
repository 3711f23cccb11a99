/**
 * The first page that staff see: today at my counters, live. {@link
 * vn.thuocdo.console.TodayController} shows it; what a member may not see is left out or folded
 * before it becomes text. Only this page lives here: every feature brings its own pages.
 */
@NullMarked
package vn.thuocdo.console;

import org.jspecify.annotations.NullMarked;
