/**
 * A province that does not exist, for trying the system out: {@link vn.thuocdo.demo.DemoProvince}
 * brings its offices and simulated ratings in by the same doors that real ones take. Nothing may
 * know this package but the command line that starts it.
 */
@NullMarked
package vn.thuocdo.demo;

import org.jspecify.annotations.NullMarked;
