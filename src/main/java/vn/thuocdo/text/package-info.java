/**
 * Words: the texts that users see, in the languages they read. Pure; knows no page and no rule of
 * any feature.
 */
@NullMarked
package vn.thuocdo.text;

import org.jspecify.annotations.NullMarked;
