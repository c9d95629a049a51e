package org.portcullis.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.RecordedValidation;

/** The validations of one licence and the figures drawn from them. */
final class UsedLicense {

    /** One without any; nothing is ever added to it. */
    static final UsedLicense NEVER = new UsedLicense();

    private static final int MAX_DISTINCT = 1_000;

    private final List<RecordedValidation> validations = new ArrayList<>();
    private final NavigableMap<LocalDate, DailyUsage> days = new TreeMap<>();
    private final Set<String> ips = new HashSet<>();
    private final Set<String> hardware = new HashSet<>();
    private long granted;
    private long refused;
    private Instant lastUsedAt = Instant.MIN;

    void add(RecordedValidation recorded) {
        validations.add(recorded);
        count(recorded.validation());
    }

    /** Counts a validation that is not kept. */
    void count(ValidationRecord validation) {
        LocalDate day = InMemoryValidationLog.dayOf(validation);
        DailyUsage one = validation.outcome().isGranted() ? new DailyUsage(day, 1, 0) : new DailyUsage(day, 0, 1);
        days.merge(
                day,
                one,
                (before, more) ->
                        new DailyUsage(day, before.granted() + more.granted(), before.refused() + more.refused()));
        granted += one.granted();
        refused += one.refused();
        if (validation.at().isAfter(lastUsedAt)) {
            lastUsedAt = validation.at();
        }
        addBounded(ips, validation.ip());
        validation.hardware().ifPresent(identity -> addBounded(hardware, identity));
    }

    /** Forgets the days before {@code firstKept}, but not what they add up to. */
    void forgetBefore(LocalDate firstKept) {
        validations.removeIf(
                recorded -> InMemoryValidationLog.dayOf(recorded.validation()).isBefore(firstKept));
        days.headMap(firstKept, false).clear();
    }

    List<RecordedValidation> validations() {
        return validations;
    }

    LicenseUsage usage() {
        return granted + refused == 0
                ? LicenseUsage.NEVER
                : new LicenseUsage(granted, refused, Optional.of(lastUsedAt), ips.size(), hardware.size());
    }

    List<DailyUsage> daily(LocalDate from, LocalDate until) {
        return from.isAfter(until)
                ? List.of()
                : List.copyOf(days.subMap(from, true, until, true).values());
    }

    private static void addBounded(Set<String> texts, String text) {
        if (texts.size() < MAX_DISTINCT) {
            texts.add(text);
        }
    }
}
