package vn.thuocdo.opendata;

import vn.thuocdo.period.Period;

/**
 * One publication as one signed file.
 *
 * @param sha256 of the file, in lower-case hexadecimal digits
 * @param publicKey of the key that signed, as PEM
 */
record Archive(Period period, int version, String sha256, int bytes, String publicKey) {}
