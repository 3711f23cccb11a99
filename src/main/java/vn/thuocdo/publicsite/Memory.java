package vn.thuocdo.publicsite;

import jakarta.inject.Singleton;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Remembers pages and pictures, up to {@link #MOST_BYTES}; what was asked for least lately goes
 * first. What is remembered never changes, so that nothing has to be called back.
 */
@Singleton
class Memory {

  private static final long MOST_BYTES = 48L * 1024 * 1024;
  private static final int STRIPES = 16;

  private final Map<String, Content> contents = new LinkedHashMap<>(64, 0.75f, true);
  private final Object[] stripes = new Object[STRIPES];
  private long bytes;

  Memory() {
    for (int i = 0; i < STRIPES; i++) {
      stripes[i] = new Object();
    }
  }

  /**
   * Returns what is remembered under the key, or makes it. Two who want the same at the same time
   * wait for one that makes it.
   *
   * @param key must name everything that the content depends on
   */
  Content get(String key, Supplier<Content> make) {
    Optional<Content> known = find(key);
    if (known.isPresent()) {
      return known.get();
    }
    synchronized (stripes[Math.floorMod(key.hashCode(), STRIPES)]) {
      return find(key).orElseGet(() -> keep(key, make.get()));
    }
  }

  private synchronized Optional<Content> find(String key) {
    return Optional.ofNullable(contents.get(key));
  }

  private synchronized Content keep(String key, Content content) {
    @Nullable Content before = contents.put(key, content);
    bytes += content.size() - (before == null ? 0 : before.size());
    Iterator<Content> oldest = contents.values().iterator();
    while (bytes > MOST_BYTES && oldest.hasNext()) {
      bytes -= oldest.next().size();
      oldest.remove();
    }
    return content;
  }
}
