/**
 * Kiosks at counters: how a device becomes one (a one-time code), what it may know, what it sends,
 * and what staff see of it. The device decides the counter; what it sends cannot. Knows nothing of
 * figures.
 */
@NullMarked
package vn.thuocdo.kiosk;

import org.jspecify.annotations.NullMarked;
