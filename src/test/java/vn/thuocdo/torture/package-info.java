/**
 * Bad days, on purpose: simulated kiosks, two real servers and one database, with a fault every few
 * seconds, and an examination of what is left. {@link vn.thuocdo.torture.Torture} is what {@code
 * ops/torture} runs. Knows the system only from outside: HTTP, processes, and tables read at the
 * end.
 */
@NullMarked
package vn.thuocdo.torture;

import org.jspecify.annotations.NullMarked;
