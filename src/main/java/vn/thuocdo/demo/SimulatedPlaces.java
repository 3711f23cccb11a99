package vn.thuocdo.demo;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.thuocdo.rating.NewRating;
import vn.thuocdo.rating.Place;
import vn.thuocdo.survey.Questionnaire;
import vn.thuocdo.survey.Questionnaires;
import vn.thuocdo.unit.Offices;

/** Gives simulated ratings the numbers that offices and questions have in this database. */
@Singleton
class SimulatedPlaces {

  private final Offices offices;
  private final Questionnaires questionnaires;

  SimulatedPlaces(Offices offices, Questionnaires questionnaires) {
    this.offices = offices;
    this.questionnaires = questionnaires;
  }

  List<NewRating> place(List<SimulatedRating> ratings) {
    Questionnaire questionnaire = questionnaires.find("KIOSK_1TAP", 1).orElseThrow();
    return ratings.stream().map(rating -> place(rating, questionnaire)).toList();
  }

  private NewRating place(SimulatedRating rating, Questionnaire questionnaire) {
    return new NewRating(
        rating.id(),
        questionnaire,
        place(rating),
        rating.channel(),
        rating.respondent(),
        rating.language(),
        rating.assisted(),
        rating.suspicion(),
        rating.givenAt(),
        rating.clockOffsetMillis(),
        rating.receivedAt(),
        null,
        null,
        answers(rating),
        rating.comment(),
        null);
  }

  private Place place(SimulatedRating rating) {
    long pointId = offices.findPoint(rating.point()).orElseThrow().id();
    return new Place(
        offices.findUnit(rating.unit()).orElseThrow().id(),
        pointId,
        offices.findCounter(pointId, rating.counter()).orElseThrow().id(),
        offices.findProcedureGroup(rating.procedureGroup()).orElseThrow().id());
  }

  private static Map<String, Object> answers(SimulatedRating rating) {
    var answers = new HashMap<String, Object>();
    answers.put("OVERALL", rating.score());
    if (!rating.choices().isEmpty()) {
      answers.put(rating.score() == 5 ? "PRAISE" : "REASONS", rating.choices());
    }
    return Map.copyOf(answers);
  }
}
