package vn.thuocdo.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/**
 * What a program is told when its request was not met (RFC 9457).
 *
 * @param title of the status, in English
 * @param detail one sentence for a person
 * @param code names the sentence; stable
 * @param fields names of the fields that were wrong
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record Problem(String title, int status, String detail, String code, List<String> fields) {}
