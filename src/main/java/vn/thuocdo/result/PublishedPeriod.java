package vn.thuocdo.result;

import java.time.Instant;
import vn.thuocdo.period.Period;

/** That a period is published, without the document. */
public record PublishedPeriod(
    Period period, int version, Instant publishedAt, String publishedBy, String sha256) {}
