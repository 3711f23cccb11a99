/**
 * The database as a place: starts the embedded server, says how to connect, and runs transactions
 * again when the database asks for it ({@link vn.thuocdo.database.Transactions}). Knows no table of
 * any feature.
 */
@NullMarked
package vn.thuocdo.database;

import org.jspecify.annotations.NullMarked;
