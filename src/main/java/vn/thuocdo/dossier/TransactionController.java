package vn.thuocdo.dossier;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Header;
import io.micronaut.http.annotation.Post;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.thuocdo.problem.JsonBatch;
import vn.thuocdo.problem.Refusal;

/** The door for one-stop software. */
@Controller("/api/transactions")
@Secured(SecurityRule.IS_ANONYMOUS)
@ExecuteOn(TaskExecutors.BLOCKING)
class TransactionController {

  static final int MOST_TRANSACTIONS = 500;
  static final int MOST_BYTES = 1024 * 1024;

  private final Systems systems;
  private final RecordTransactions recordTransactions;
  private final JsonMapper json;

  TransactionController(Systems systems, RecordTransactions recordTransactions, JsonMapper json) {
    this.systems = systems;
    this.recordTransactions = recordTransactions;
    this.json = json;
  }

  /** The answers for one batch, in its order. */
  @Serdeable
  record Receipts(List<Receipt> receipts) {}

  /**
   * The answer for one transaction.
   *
   * @param reason null unless it was refused
   */
  @Serdeable
  record Receipt(
      @Nullable String dossierCode, RecordTransactions.Outcome outcome, @Nullable String reason) {}

  /** Answers for every transaction sent, so that the software knows which it may forget. */
  @Post
  @Consumes(MediaType.ALL)
  Receipts receive(
      @Header(value = HttpHeaders.AUTHORIZATION, defaultValue = "") String authorization,
      @Body byte[] body) {
    Systems.OneStopSystem system = systems.identify(authorization);
    if (body.length > MOST_BYTES) {
      throw Refusal.of(HttpStatus.REQUEST_ENTITY_TOO_LARGE, "transactions-too-many");
    }
    return new Receipts(
        recordTransactions.record(transactions(body), system.id()).stream()
            .map(one -> new Receipt(one.dossierCode(), one.outcome(), one.reason()))
            .toList());
  }

  private List<JsonNode> transactions(byte[] body) {
    return JsonBatch.list(
        JsonBatch.read(json, body, "transactions-no-json"),
        "transactions",
        MOST_TRANSACTIONS,
        "transactions-missing",
        "transactions-too-many");
  }
}
