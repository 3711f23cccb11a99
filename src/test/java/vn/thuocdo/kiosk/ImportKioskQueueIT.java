package vn.thuocdo.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.micronaut.context.ApplicationContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.thuocdo.database.TestDatabase;
import vn.thuocdo.database.Transactions;
import vn.thuocdo.rating.Office;

class ImportKioskQueueIT {

  private static ApplicationContext context;
  private static long kioskId;

  @BeforeAll
  static void start() {
    context = ApplicationContext.run(TestDatabase.properties());
    Office.open(context.getBean(Transactions.class));
    var code =
        context
            .getBean(EnrolmentCodes.class)
            .issue("test", Office.POINT, Office.COUNTER)
            .orElseThrow();
    kioskId =
        context
            .getBean(KioskTable.class)
            .redeem(
                Secret.hash(Secret.normalised(code.code())), Secret.hash("a key"), Instant.now())
            .orElseThrow()
            .id();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  @Test
  void a_queue_imported_twice_is_counted_once() throws IOException {
    String file = queue(kioskId, rating(UUID.randomUUID(), 5), rating(UUID.randomUUID(), 2));

    assertThat(load(file)).hasValueSatisfying(result -> assertThat(result.stored()).isEqualTo(2));
    assertThat(load(file))
        .hasValueSatisfying(
            result -> {
              assertThat(result.stored()).isZero();
              assertThat(result.repeated()).isEqualTo(2);
            });
  }

  @Test
  void what_is_refused_is_told_and_the_rest_is_stored() throws IOException {
    var result =
        load(queue(kioskId, rating(UUID.randomUUID(), 9), "null", rating(UUID.randomUUID(), 1)));

    assertThat(result.orElseThrow().stored()).isEqualTo(1);
    assertThat(result.orElseThrow().refused()).hasSize(2);
  }

  @Test
  void a_file_that_is_no_queue_of_ours_is_told_apart() throws IOException {
    assertThat(load("not json")).isEmpty();
    assertThat(load("[]")).isEmpty();
    assertThat(load(queue(987654, rating(UUID.randomUUID(), 5)))).isEmpty();
    assertThat(load(queue(kioskId, "").replace("thuocdo-kiosk-queue/1", "something-else")))
        .isEmpty();
  }

  private static Optional<ImportKioskQueue.Result> load(String file) throws IOException {
    return context
        .getBean(ImportKioskQueue.class)
        .load(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), done -> {});
  }

  private static String queue(long kiosk, String... ratings) {
    return "{\"format\":\"thuocdo-kiosk-queue/1\",\"kiosk\":\"%d\",\"exportedAt\":\"%s\",\"ratings\":[%s]}"
        .formatted(kiosk, Instant.now(), String.join(",", ratings));
  }

  private static String rating(UUID id, int score) {
    return "{\"id\":\"%s\",\"questionnaire\":\"KIOSK_1TAP@1\",\"givenAt\":\"%s\",\"answers\":{\"OVERALL\":%d}}"
        .formatted(id, Instant.now(), score);
  }
}
