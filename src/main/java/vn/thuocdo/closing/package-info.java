/**
 * The way of a period from its last day to the public, and back where it was wrong. {@link
 * vn.thuocdo.closing.Workflow} closes, checks, signs, corrects and withdraws, never one person
 * alone; {@link vn.thuocdo.closing.Replies} keeps what units say about their figures before they
 * are public, {@link vn.thuocdo.closing.Remedies} what they do about them afterwards. Must not make
 * a figure: {@code result} freezes them, and what was frozen at closing is what is published.
 */
@NullMarked
package vn.thuocdo.closing;

import org.jspecify.annotations.NullMarked;
