/**
 * Why a share rose or fell: which counters, procedures, hours, channels and reasons carry it, and
 * what citizens wrote. For staff only, and never about a person: comments are redacted, and an
 * office reads them only when nobody remembers who stood at the counter. Must not make a figure of
 * its own: it takes those of {@code result} apart.
 */
@NullMarked
package vn.thuocdo.causes;

import org.jspecify.annotations.NullMarked;
