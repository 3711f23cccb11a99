package vn.thuocdo.proxy;

import java.net.InetAddress;

/**
 * Addresses that begin with the same bits, such as {@code 10.0.0.0/8}.
 *
 * @param bits how many of the first bits count; 0 to 32 or 128
 */
record Network(InetAddress address, int bits) {

  Network {
    if (bits < 0 || bits > address.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "No network has the first " + bits + " bits of " + address.getHostAddress());
    }
  }

  /**
   * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address; never asks for a name.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Network parse(String text) {
    String[] parts = text.strip().split("/", 2);
    InetAddress address = InetAddress.ofLiteral(parts[0]);
    int most = address.getAddress().length * 8;
    return new Network(address, parts.length == 1 ? most : Integer.parseInt(parts[1]));
  }

  boolean holds(InetAddress other) {
    byte[] mine = address.getAddress();
    byte[] theirs = other.getAddress();
    if (mine.length != theirs.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit % 8);
      if (((mine[bit / 8] ^ theirs[bit / 8]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }
}
