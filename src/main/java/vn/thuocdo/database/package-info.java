/**
 * The database as a place: starts the embedded server, says how to connect, runs transactions again
 * when the database asks for it ({@link vn.thuocdo.database.Transactions}), and keeps for a while
 * what everybody asks for ({@link vn.thuocdo.database.Remembered}). Knows no table of any feature.
 */
@NullMarked
package vn.thuocdo.database;

import org.jspecify.annotations.NullMarked;
