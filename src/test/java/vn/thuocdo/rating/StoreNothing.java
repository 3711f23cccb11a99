package vn.thuocdo.rating;

import io.micrometer.core.instrument.MeterRegistry;
import io.micronaut.context.annotation.Replaces;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.util.List;
import vn.thuocdo.database.Transactions;

/** Answers without storing, so that the bench can tell what the storing costs. */
@Singleton
@Replaces(StoreRatings.class)
@Requires(property = "thuocdo.bench.parse-only")
class StoreNothing extends StoreRatings {

  StoreNothing(RatingTables tables, Transactions transactions, MeterRegistry metrics) {
    super(tables, transactions, metrics);
  }

  @Override
  List<Outcome> store(List<NewRating> ratings, List<RefusedRating> refused) {
    return ratings.stream().map(rating -> Outcome.STORED).toList();
  }
}
