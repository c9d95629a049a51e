package org.portcullis.memory;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
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
    private Instant lastUsedAt = Instant.MIN;

    void add(RecordedValidation recorded) {
        ValidationRecord validation = recorded.validation();
        validations.add(recorded);
        LocalDate day = LocalDate.ofInstant(validation.at(), ZoneOffset.UTC);
        DailyUsage one = validation.outcome().isGranted() ? new DailyUsage(day, 1, 0) : new DailyUsage(day, 0, 1);
        days.merge(
                day,
                one,
                (before, more) ->
                        new DailyUsage(day, before.granted() + more.granted(), before.refused() + more.refused()));
        granted += one.granted();
        if (validation.at().isAfter(lastUsedAt)) {
            lastUsedAt = validation.at();
        }
        addBounded(ips, validation.ip());
        validation.hardware().ifPresent(identity -> addBounded(hardware, identity));
    }

    List<RecordedValidation> validations() {
        return validations;
    }

    LicenseUsage usage() {
        return validations.isEmpty()
                ? LicenseUsage.NEVER
                : new LicenseUsage(
                        granted, validations.size() - granted, Optional.of(lastUsedAt), ips.size(), hardware.size());
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
