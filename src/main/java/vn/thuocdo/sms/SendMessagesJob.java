package vn.thuocdo.sms;

import io.micronaut.context.annotation.Requires;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.thuocdo.database.Transactions;

/** Looks for messages every second, on servers only. */
@Singleton
@Requires(env = "server")
class SendMessagesJob {

  private static final Logger LOG = LoggerFactory.getLogger(SendMessagesJob.class);

  private final SendMessages sendMessages;

  SendMessagesJob(SendMessages sendMessages) {
    this.sendMessages = sendMessages;
  }

  @Scheduled(fixedDelay = "1s", initialDelay = "2s")
  void run() {
    try {
      sendMessages.sendDue();
    } catch (RuntimeException e) {
      if (Transactions.isTemporary(e)) {
        LOG.warn("No messages are sent now: the database is away");
      } else {
        LOG.error("No messages are sent now", e);
      }
    }
  }
}
