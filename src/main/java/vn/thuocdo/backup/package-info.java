/**
 * Everything an installation knows, in one encrypted file, and back.
 *
 * <p>The dump is made by the database's own program while the system works, in one transaction, and
 * goes through encryption before it reaches a disk. It knows tables by their names only, and must
 * not know what is in them.
 */
@NullMarked
package vn.thuocdo.backup;

import org.jspecify.annotations.NullMarked;
