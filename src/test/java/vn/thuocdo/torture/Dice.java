package vn.thuocdo.torture;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Chance that can be had again: the same seed and the same names give the same throws. */
final class Dice {

  private Dice() {}

  /** Returns a source of throws for one purpose, told apart by its names. */
  static RandomGenerator of(long seed, long... names) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(mix(seed, names));
  }

  /** Returns 64 well mixed bits of a seed and names. */
  static long mix(long seed, long... names) {
    long bits = scramble(seed);
    for (long name : names) {
      bits = scramble(bits ^ scramble(name));
    }
    return bits;
  }

  /** The finishing steps of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long scramble(long value) {
    long z = value + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
