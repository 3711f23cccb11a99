package vn.thuocdo.seal;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * Hash trees as in certificate transparency: the left part of a tree holds the largest power of two
 * of leaves that is less than all of them. Hashes have 32 bytes. Not for several threads.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1</a>
 */
final class Merkle {

  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final MessageDigest sha256;

  Merkle() {
    try {
      this.sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  /** Returns the hash of what stands in a leaf. */
  byte[] leaf(byte[] content) {
    sha256.update(LEAF);
    return sha256.digest(content);
  }

  /** Returns the root over hashes of leaves, or of whole subtrees of the same power of two. */
  byte[] root(List<byte[]> hashes) {
    if (hashes.isEmpty()) {
      return sha256.digest();
    }
    if (hashes.size() == 1) {
      return hashes.getFirst();
    }
    int left = leftOf(hashes.size());
    return node(root(hashes.subList(0, left)), root(hashes.subList(left, hashes.size())));
  }

  /**
   * Returns what must be known to get from one hash to the root: its siblings, the lowest first.
   */
  List<byte[]> path(List<byte[]> hashes, int index) {
    if (index < 0 || index >= hashes.size()) {
      throw new IllegalArgumentException("No leaf " + index + " of " + hashes.size());
    }
    var path = new ArrayList<byte[]>();
    addPath(hashes, index, path);
    return path;
  }

  private void addPath(List<byte[]> hashes, int index, List<byte[]> path) {
    if (hashes.size() == 1) {
      return;
    }
    int left = leftOf(hashes.size());
    List<byte[]> lower = hashes.subList(0, left);
    List<byte[]> upper = hashes.subList(left, hashes.size());
    if (index < left) {
      addPath(lower, index, path);
      path.add(root(upper));
    } else {
      addPath(upper, index - left, path);
      path.add(root(lower));
    }
  }

  /**
   * Returns the root that a path leads to.
   *
   * @param size leaves of the tree
   * @throws IllegalArgumentException if a tree of this size has no such path
   */
  byte[] rootFrom(byte[] hash, long index, long size, List<byte[]> path) {
    if (index < 0 || index >= size) {
      throw new IllegalArgumentException("No leaf " + index + " of " + size);
    }
    long place = index;
    long last = size - 1;
    byte[] root = hash;
    for (byte[] sibling : path) {
      if (last == 0) {
        throw new IllegalArgumentException("The path is too long");
      }
      if (place % 2 == 1 || place == last) {
        root = node(sibling, root);
        while (place % 2 == 0) {
          place /= 2;
          last /= 2;
        }
      } else {
        root = node(root, sibling);
      }
      place /= 2;
      last /= 2;
    }
    if (last != 0) {
      throw new IllegalArgumentException("The path is too short");
    }
    return root;
  }

  private byte[] node(byte[] left, byte[] right) {
    sha256.update(NODE);
    sha256.update(left);
    return sha256.digest(right);
  }

  private static int leftOf(int size) {
    return Integer.highestOneBit(size - 1);
  }
}
