package vn.thuocdo.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MerkleTest {

  /** Leaves and roots of the test vectors of certificate transparency. */
  private static final List<String> LEAVES =
      List.of(
          "",
          "00",
          "10",
          "2021",
          "3031",
          "40414243",
          "5051525354555657",
          "606162636465666768696a6b6c6d6e6f");

  @ParameterizedTest
  @CsvSource({
    "0, e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "1, 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "2, fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "3, aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "4, d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "5, 4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "6, 76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "7, ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "8, 5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
  })
  void roots_are_those_of_certificate_transparency(int size, String root) {
    var merkle = new Merkle();
    List<byte[]> hashes =
        LEAVES.subList(0, size).stream()
            .map(leaf -> merkle.leaf(HexFormat.of().parseHex(leaf)))
            .toList();

    assertThat(HexFormat.of().formatHex(merkle.root(hashes))).isEqualTo(root);
  }

  @Property(tries = 300)
  void every_path_leads_to_the_root(
      @ForAll @IntRange(min = 1, max = 3_000) int size, @ForAll @IntRange(max = 2_999) int any) {
    int index = any % size;
    var merkle = new Merkle();
    List<byte[]> leaves = leaves(merkle, size);

    List<byte[]> path = merkle.path(leaves, index);

    assertThat(merkle.rootFrom(leaves.get(index), index, size, path))
        .isEqualTo(merkle.root(leaves));
    if (size > 1) {
      assertThat(merkle.rootFrom(merkle.leaf(new byte[1]), index, size, path))
          .isNotEqualTo(merkle.root(leaves));
      assertThatThrownBy(
              () -> merkle.rootFrom(leaves.get(index), index, size, path.subList(1, path.size())))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Property(tries = 60)
  void whole_blocks_may_stand_for_their_leaves(
      @ForAll @IntRange(min = 1, max = 5_000) int size, @ForAll @IntRange(max = 4_999) int any) {
    int index = any % size;
    var merkle = new Merkle();
    List<byte[]> leaves = leaves(merkle, size);
    List<byte[]> blocks = new ArrayList<>();
    for (int from = 0; from < size; from += DayTree.BLOCK) {
      blocks.add(merkle.root(leaves.subList(from, Math.min(size, from + DayTree.BLOCK))));
    }

    assertThat(merkle.root(blocks)).isEqualTo(merkle.root(leaves));
    int block = index / DayTree.BLOCK;
    int from = block * DayTree.BLOCK;
    var path =
        new ArrayList<>(
            merkle.path(leaves.subList(from, Math.min(size, from + DayTree.BLOCK)), index - from));
    path.addAll(merkle.path(blocks, block));
    assertThat(path).containsExactlyElementsOf(merkle.path(leaves, index));
  }

  @Test
  void a_path_of_another_place_or_length_leads_nowhere() {
    var merkle = new Merkle();
    List<byte[]> leaves = leaves(merkle, 11);
    List<byte[]> path = merkle.path(leaves, 4);
    var longer = new ArrayList<>(path);
    longer.add(leaves.getFirst());

    assertThat(merkle.rootFrom(leaves.get(4), 5, 11, path)).isNotEqualTo(merkle.root(leaves));
    assertThatThrownBy(() -> merkle.rootFrom(leaves.get(4), 4, 11, longer))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> merkle.rootFrom(leaves.get(4), 11, 11, path))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<byte[]> leaves(Merkle merkle, int size) {
    return IntStream.range(0, size)
        .mapToObj(i -> merkle.leaf(("rating " + i).getBytes(StandardCharsets.UTF_8)))
        .toList();
  }
}
