package org.portcullis.application.upkeep;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Consumer;
import org.portcullis.ports.out.ValidationLog;

/**
 * Has the validation log forget old days and make room for those to come; the log sees to it that one node does it.
 *
 * @param daysKept for how many days validations are kept; 0 for ever
 */
public record TidyLog(ValidationLog log, int daysKept) implements Consumer<Instant> {

    @Override
    public void accept(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        log.tidy(today, daysKept == 0 ? LocalDate.EPOCH : today.minusDays(daysKept));
    }
}
