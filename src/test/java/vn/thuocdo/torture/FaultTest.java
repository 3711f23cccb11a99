package vn.thuocdo.torture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultTest {

  private static final Duration HOUR = Duration.ofHours(1);

  @Test
  void the_same_seed_plans_the_same_faults_and_another_seed_others() {
    assertThat(Fault.plan(7, HOUR, 7, 24)).isEqualTo(Fault.plan(7, HOUR, 7, 24));
    assertThat(Fault.plan(8, HOUR, 7, 24)).isNotEqualTo(Fault.plan(7, HOUR, 7, 24));
  }

  @Test
  void an_hour_with_a_fault_every_seven_seconds_has_five_hundred_of_every_kind() {
    var faults = Fault.plan(1, HOUR, 7, 24);

    assertThat(faults).hasSizeGreaterThan(500);
    assertThat(faults.stream().map(Fault::kind).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Fault.Kind.values());
  }
}
