package vn.thuocdo.demo;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Numbers that look random and are the same for ever: no version of Java may change what the demo
 * shows.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood 2014, SplitMix64</a>
 */
final class Dice {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final long FNV_OFFSET = 0xCBF29CE484222325L;
  private static final long FNV_PRIME = 0x100000001B3L;

  private long state;

  private Dice(long state) {
    this.state = state;
  }

  /** Returns dice of their own for a name, so that one part of the demo never shifts another. */
  static Dice of(long seed, String name) {
    long hash = FNV_OFFSET;
    for (byte one : name.getBytes(StandardCharsets.UTF_8)) {
      hash = (hash ^ (one & 0xFF)) * FNV_PRIME;
    }
    var dice = new Dice(seed ^ hash);
    dice.next();
    return dice;
  }

  long next() {
    state += GOLDEN_GAMMA;
    long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** Returns a number from 0 to below 1. */
  double share() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** Returns a number from {@code -width} to below {@code width}. */
  double around(double width) {
    return (2 * share() - 1) * width;
  }

  /** Returns a number from 0 to below {@code bound}. */
  int below(int bound) {
    return (int) (share() * bound);
  }

  boolean happens(double probability) {
    return share() < probability;
  }

  <T> T pick(List<T> from) {
    return from.get(below(from.size()));
  }

  /** Returns an index, each as often as its weight says; at least one weight is above 0. */
  int weighted(double[] weights) {
    double total = 0;
    for (double weight : weights) {
      total += weight;
    }
    double at = share() * total;
    for (int i = 0; i < weights.length; i++) {
      at -= weights[i];
      if (at < 0) {
        return i;
      }
    }
    return weights.length - 1;
  }
}
