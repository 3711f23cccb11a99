package vn.thuocdo.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskQueueTest {

  @TempDir private Path folder;

  @Test
  void what_was_synced_is_there_after_a_power_cut_and_nothing_else() throws Exception {
    var queue = new DiskQueue(folder.resolve("queue"));
    queue.add(1, "{\"a\":1}");
    queue.add(2, "{\"a\":2}");
    queue.sync();
    queue.remove(1);
    queue.addLost(3);
    queue.sync();
    queue.add(4, "{\"a\":4}");
    queue.powerCut();

    assertThat(queue.waiting()).hasSize(1).containsEntry(2L, "{\"a\":2}");
    assertThat(queue.lastSeq()).isEqualTo(3);

    queue.add(4, "{\"a\":44}");
    queue.sync();
    assertThat(new DiskQueue(folder.resolve("queue")).waiting())
        .hasSize(2)
        .containsEntry(4L, "{\"a\":44}");
  }
}
