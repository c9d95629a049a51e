package org.portcullis.memory;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.out.ValidationLog;
import org.portcullis.ports.query.DailyUsage;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

final class InMemoryValidationLog implements ValidationLog {
    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final Set<UUID> batches = new HashSet<>();
    private final List<RecordedValidation> all = new ArrayList<>();
    private final Map<AccountId, List<RecordedValidation>> byOwner = new HashMap<>();
    private final Map<LicenseId, UsedLicense> byLicense = new HashMap<>();
    private LocalDate firstKept = LocalDate.MIN;
    private long lastId;

    @Override
    public void write(UUID batch, List<ValidationRecord> validations) {
        lock.writeLock().lock();
        try {
            if (batches.add(batch)) {
                validations.forEach(this::write);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    @Override
    public Page<RecordedValidation> list(ValidationFilter filter, Scope scope, PageRequest page) {
        return read(() -> Pages.of(
                candidates(filter, scope).reversed().stream()
                        .filter(recorded ->
                                isWithin(scope, recorded.validation()) && matches(filter, recorded.validation())),
                page));
    }

    @Override
    public List<RecordedValidation> before(
            Optional<RecordedValidation> last, ValidationFilter filter, Scope scope, int limit) {
        return read(() -> {
            List<RecordedValidation> candidates = candidates(filter, scope);
            int end = last.map(row -> place(candidates, row.id())).orElse(candidates.size());
            return candidates.subList(0, end).reversed().stream()
                    .filter(recorded ->
                            isWithin(scope, recorded.validation()) && matches(filter, recorded.validation()))
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public Optional<RecordedValidation> find(ValidationId id, Scope scope) {
        return read(() -> {
            int place = place(all, id);
            return place < all.size() && all.get(place).id().equals(id)
                    ? Optional.of(all.get(place)).filter(recorded -> isWithin(scope, recorded.validation()))
                    : Optional.empty();
        });
    }

    /** Where a number is in a list by number, or would be. */
    private static int place(List<RecordedValidation> rows, ValidationId id) {
        int from = 0;
        int until = rows.size();
        while (from < until) {
            int middle = (from + until) >>> 1;
            if (rows.get(middle).id().value() < id.value()) {
                from = middle + 1;
            } else {
                until = middle;
            }
        }
        return from;
    }

    @Override
    public Map<LicenseId, Long> totals(Collection<LicenseId> licenses) {
        return read(() -> licenses.stream()
                .distinct()
                .filter(byLicense::containsKey)
                .collect(Collectors.toMap(
                        license -> license,
                        license -> byLicense
                                .getOrDefault(license, UsedLicense.NEVER)
                                .usage()
                                .total())));
    }

    @Override
    public LicenseUsage usage(LicenseId license) {
        return read(() -> byLicense.getOrDefault(license, UsedLicense.NEVER).usage());
    }

    @Override
    public List<DailyUsage> daily(LicenseId license, LocalDate from, LocalDate until) {
        return read(() -> byLicense.getOrDefault(license, UsedLicense.NEVER).daily(from, until));
    }

    @Override
    public boolean tidy(LocalDate today, LocalDate firstKept) {
        lock.writeLock().lock();
        try {
            if (firstKept.isAfter(this.firstKept)) {
                this.firstKept = firstKept;
            }
            all.removeIf(recorded -> !isKept(recorded.validation()));
            byOwner.values().forEach(rows -> rows.removeIf(recorded -> !isKept(recorded.validation())));
            byLicense.values().forEach(used -> used.forgetBefore(this.firstKept));
            return true;
        } finally {
            lock.writeLock().unlock();
        }
    }

    private boolean isKept(ValidationRecord validation) {
        return !dayOf(validation).isBefore(firstKept);
    }

    static LocalDate dayOf(ValidationRecord validation) {
        return LocalDate.ofInstant(validation.at(), ZoneOffset.UTC);
    }

    private void write(ValidationRecord validation) {
        Optional<UsedLicense> used =
                validation.license().map(license -> byLicense.computeIfAbsent(license, absent -> new UsedLicense()));
        if (!isKept(validation)) {
            used.ifPresent(license -> license.count(validation));
            return;
        }
        RecordedValidation recorded = new RecordedValidation(new ValidationId(++lastId), validation);
        all.add(recorded);
        validation
                .owner()
                .ifPresent(owner -> byOwner.computeIfAbsent(owner, absent -> new ArrayList<>())
                        .add(recorded));
        used.ifPresent(license -> license.add(recorded));
    }

    /** All that match, oldest first, and others. */
    private List<RecordedValidation> candidates(ValidationFilter filter, Scope scope) {
        if (filter.license().isPresent()) {
            return byLicense
                    .getOrDefault(filter.license().get(), UsedLicense.NEVER)
                    .validations();
        }
        return switch (scope) {
            case Scope.Everything everything -> all;
            case Scope.OwnedBy owned -> byOwner.getOrDefault(owned.account(), List.of());
            case Scope.OfProduct ofProduct -> List.of();
            case Scope.Nothing nothing -> List.of();
        };
    }

    private static boolean isWithin(Scope scope, ValidationRecord validation) {
        return validation.owner().map(scope::includes).orElse(scope instanceof Scope.Everything);
    }

    private static boolean matches(ValidationFilter filter, ValidationRecord validation) {
        return filter.from().map(from -> !validation.at().isBefore(from)).orElse(true)
                && filter.until().map(validation.at()::isBefore).orElse(true);
    }

    private <T> T read(Supplier<T> reading) {
        lock.readLock().lock();
        try {
            return reading.get();
        } finally {
            lock.readLock().unlock();
        }
    }
}
