/**
 * Secrets of an installation that must not be in its database: keys for hashing and sealing what
 * tells who somebody is. Whoever has a copy of the database alone can read neither. Knows no
 * feature.
 */
@NullMarked
package vn.thuocdo.keys;

import org.jspecify.annotations.NullMarked;
