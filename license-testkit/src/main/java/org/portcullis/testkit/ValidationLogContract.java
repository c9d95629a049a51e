package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Scope;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.id.ValidationId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.query.LicenseUsage;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.ports.query.RecordedValidation;
import org.portcullis.ports.query.ValidationFilter;

/** What the log of validations promises. What its figures promise is {@link UsageFiguresContract}'s. */
public abstract class ValidationLogContract extends StoreContract {
    private static final LicenseId LICENSE = new LicenseId(1);

    private final AtomicLong batches = new AtomicLong();

    protected ValidationLogContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anEmptyLogHasNothing() {
        assertThat(list(ValidationFilter.ALL, EVERYTHING)).isEqualTo(new Page<>(List.of(), 0));
        write();
        assertThat(list(ValidationFilter.ALL, EVERYTHING).total()).isZero();
    }

    @Test
    void everyFieldOfAValidationIsKept() {
        List<ValidationRecord> written = new ArrayList<>();
        for (String text : HostileTexts.NAMES) {
            written.add(everyField(text));
        }
        for (Outcome outcome : Outcome.values()) {
            written.add(Fixtures.validation(LICENSE, vendor.id(), product.id(), outcome, NOW));
        }
        written.add(wrongProduct());
        write(written);

        List<RecordedValidation> items = list(ValidationFilter.ALL, EVERYTHING).items();
        assertThat(items.reversed()).extracting(RecordedValidation::validation).containsExactlyElementsOf(written);
        assertThat(items.getLast().validation().key().text()).isEqualTo("aMixed-Case~Key");
    }

    @Test
    void anUnknownKeyIsKeptWithoutALicense() {
        ValidationRecord nobodys = unknownKey(Optional.empty());
        ValidationRecord asked = unknownKey(Optional.of(vendor.id()));
        write(nobodys, asked);

        assertThat(validations(ValidationFilter.ALL, EVERYTHING)).containsExactly(asked, nobodys);
        assertThat(validations(ValidationFilter.ALL, new Scope.OwnedBy(vendor.id())))
                .containsExactly(asked);
    }

    @Test
    void validationsAreNumberedInTheOrderOfTheirBatchAndListedHighestFirst() {
        ValidationRecord late = at(NOW.plusSeconds(60));
        ValidationRecord early = at(NOW);
        ValidationRecord middle = at(NOW.plusSeconds(30));
        write(late, early);
        write(middle);

        List<RecordedValidation> items = list(ValidationFilter.ALL, EVERYTHING).items();

        assertThat(items).extracting(RecordedValidation::validation).containsExactly(middle, early, late);
        assertThat(items.get(0).id().value()).isGreaterThan(items.get(1).id().value());
        assertThat(items.get(1).id().value()).isGreaterThan(items.get(2).id().value());
    }

    @Test
    void pagesTogetherAreTheLogAndTellItsTotal() {
        List<ValidationRecord> written = Stream.iterate(NOW, at -> at.plusMillis(1))
                .limit(5)
                .map(this::at)
                .toList();
        write(written);

        List<ValidationRecord> listed = new ArrayList<>();
        for (int skip = 0; skip < 8; skip += 2) {
            Page<RecordedValidation> page =
                    backend.validationLog().list(ValidationFilter.ALL, EVERYTHING, new PageRequest(skip, 2));
            assertThat(page.total()).isEqualTo(5);
            page.items().forEach(item -> listed.add(item.validation()));
        }

        assertThat(listed).isEqualTo(written.reversed());
    }

    @Test
    void pagesOfOneLicenseOverManyDaysTellItsTotal() {
        LicenseId another = new LicenseId(2);
        List<ValidationRecord> written = new ArrayList<>();
        List<ValidationRecord> batch = new ArrayList<>();
        for (int hour = 0; hour < 100; hour += 7) {
            ValidationRecord validation = at(NOW.plusSeconds(3_600L * hour));
            written.add(validation);
            batch.add(Fixtures.validation(another, vendor.id(), product.id(), Outcome.GRANTED, validation.at()));
            batch.add(validation);
            // Many rows at once, and then a few at a time.
            if (hour >= 70) {
                write(List.copyOf(batch));
                batch.clear();
            }
        }

        List<ValidationRecord> listed = new ArrayList<>();
        for (int skip = 0; skip < written.size() + 4; skip += 4) {
            Page<RecordedValidation> page =
                    backend.validationLog().list(ValidationFilter.of(LICENSE), EVERYTHING, new PageRequest(skip, 4));
            assertThat(page.total()).isEqualTo(written.size());
            page.items().forEach(item -> listed.add(item.validation()));
        }
        assertThat(listed).isEqualTo(written.reversed());

        Optional<Instant> from = Optional.of(written.get(2).at());
        Optional<Instant> until = Optional.of(written.get(11).at());
        List<ValidationRecord> between = written.subList(2, 11);
        assertThat(validations(new ValidationFilter(Optional.of(LICENSE), from, until), EVERYTHING))
                .isEqualTo(between.reversed());
        Page<RecordedValidation> ofAll =
                backend.validationLog().list(between(from, until), EVERYTHING, PageRequest.first(5));
        assertThat(ofAll.total()).isEqualTo(2L * between.size());
        assertThat(ofAll.items()).hasSize(5);
        assertThat(ofAll.items().getFirst().validation()).isEqualTo(between.getLast());
    }

    @Test
    void aBatchThatWasWrittenIsNotWrittenAgain() {
        UUID batch = new UUID(1, 1);
        backend.validationLog().write(batch, List.of(at(NOW)));
        backend.validationLog().write(batch, List.of(at(NOW)));
        backend.validationLog().write(new UUID(1, 2), List.of(at(NOW)));

        assertThat(list(ValidationFilter.ALL, EVERYTHING).total()).isEqualTo(2);
        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(2);
    }

    @Test
    void aBatchThatManyWriteAtOnceIsWrittenOnce() {
        List<ValidationRecord> batch = List.of(at(NOW), at(NOW.plusMillis(1)));

        Racers.race(8, racer -> {
            backend.validationLog().write(new UUID(1, 1), batch);
            return racer;
        });

        assertThat(list(ValidationFilter.ALL, EVERYTHING).total()).isEqualTo(2);
        assertThat(backend.validationLog().usage(LICENSE).granted()).isEqualTo(2);
    }

    @Test
    void onlyWhatTheFilterAsksForIsListed() {
        ValidationRecord first = at(NOW.minusMillis(1));
        ValidationRecord second = at(NOW);
        ValidationRecord third = at(NOW.plusMillis(1));
        ValidationRecord another =
                Fixtures.validation(new LicenseId(2), vendor.id(), product.id(), Outcome.GRANTED, NOW);
        write(first, second, third, another);

        assertThat(validations(ValidationFilter.of(LICENSE), EVERYTHING)).containsExactly(third, second, first);
        assertThat(validations(ValidationFilter.of(new LicenseId(4711)), EVERYTHING))
                .isEmpty();
        assertThat(validations(between(Optional.of(NOW), Optional.empty()), EVERYTHING))
                .containsExactly(another, third, second);
        assertThat(validations(between(Optional.empty(), Optional.of(NOW)), EVERYTHING))
                .containsExactly(first);
        assertThat(validations(
                        new ValidationFilter(Optional.of(LICENSE), Optional.of(NOW), Optional.of(NOW.plusMillis(1))),
                        EVERYTHING))
                .containsExactly(second);
    }

    @Test
    void onlyWhatIsInScopeIsListed() {
        ValidationRecord vendors = at(NOW);
        ValidationRecord others =
                Fixtures.validation(new LicenseId(2), other.id(), otherProduct.id(), Outcome.REVOKED, NOW);
        ValidationRecord nobodys = unknownKey(Optional.empty());
        write(vendors, others, nobodys);

        assertThat(validations(ValidationFilter.ALL, EVERYTHING)).containsExactly(nobodys, others, vendors);
        assertThat(validations(ValidationFilter.ALL, new Scope.OwnedBy(vendor.id())))
                .containsExactly(vendors);
        assertThat(validations(ValidationFilter.of(LICENSE), new Scope.OwnedBy(other.id())))
                .isEmpty();
        assertThat(validations(ValidationFilter.ALL, new Scope.Nothing())).isEmpty();
        assertThat(list(ValidationFilter.ALL, new Scope.OwnedBy(vendor.id())).total())
                .isEqualTo(1);
    }

    @Test
    void writingWaitsForNoLockOnALicense() {
        License license = addLicense();

        change(stores -> {
            stores.licenses().lock(license.key());
            stores.licenses().update(license.deleted(NOW));

            boolean written = Racers.isDoneSoon(Racers.start(() -> {
                write(Fixtures.validation(license.id(), vendor.id(), product.id(), Outcome.GRANTED, NOW));
                return true;
            }));
            assertThat(written).isTrue();
        });

        LicenseUsage usage = backend.validationLog().usage(license.id());
        assertThat(usage.granted()).isEqualTo(1);
    }

    @Test
    void aThousandAreWrittenAtOnce() {
        List<ValidationRecord> many = Stream.iterate(NOW, at -> at.plusMillis(1))
                .limit(1_000)
                .map(this::at)
                .toList();

        write(many);

        assertThat(list(ValidationFilter.ALL, EVERYTHING).total()).isEqualTo(1_000);
        assertThat(backend.validationLog()
                        .list(ValidationFilter.ALL, EVERYTHING, new PageRequest(0, 1_000))
                        .items()
                        .reversed())
                .extracting(RecordedValidation::validation)
                .containsExactlyElementsOf(many);
    }

    private void write(ValidationRecord... validations) {
        write(List.of(validations));
    }

    private void write(List<ValidationRecord> validations) {
        backend.validationLog().write(new UUID(0, batches.incrementAndGet()), validations);
    }

    @Test
    void theLogIsGoneThroughFromTheNewestOn() {
        LicenseId another = new LicenseId(2);
        for (int hour = 0; hour < 60; hour += 5) {
            Instant at = NOW.plusSeconds(3_600L * hour);
            write(Fixtures.validation(another, vendor.id(), product.id(), Outcome.REVOKED, at), at(at), at(at));
        }
        Optional<Instant> from = Optional.of(NOW.plusSeconds(3_600L * 7));
        Optional<Instant> until = Optional.of(NOW.plusSeconds(3_600L * 55));

        for (ValidationFilter filter : List.of(
                ValidationFilter.ALL,
                ValidationFilter.of(LICENSE),
                between(from, until),
                new ValidationFilter(Optional.of(another), from, until))) {
            List<RecordedValidation> listed = list(filter, EVERYTHING).items();
            assertThat(listed).isNotEmpty();
            for (int size : List.of(1, 4, 100)) {
                assertThat(goneThrough(filter, EVERYTHING, size)).isEqualTo(listed);
                assertThat(goneThrough(filter, new Scope.OwnedBy(vendor.id()), size))
                        .isEqualTo(listed);
                assertThat(goneThrough(filter, new Scope.OwnedBy(other.id()), size))
                        .isEmpty();
            }
        }
    }

    private List<RecordedValidation> goneThrough(ValidationFilter filter, Scope scope, int size) {
        List<RecordedValidation> all = new ArrayList<>();
        Optional<RecordedValidation> last = Optional.empty();
        List<RecordedValidation> piece = backend.validationLog().before(last, filter, scope, size);
        while (!piece.isEmpty()) {
            assertThat(piece).hasSizeLessThanOrEqualTo(size);
            all.addAll(piece);
            last = Optional.of(piece.getLast());
            piece = backend.validationLog().before(last, filter, scope, size);
        }
        return all;
    }

    @Test
    void oneValidationIsFoundWithinItsScope() {
        write(at(NOW), unknownKey(Optional.empty()), at(NOW.plusSeconds(86_400)));

        List<RecordedValidation> listed = list(ValidationFilter.ALL, EVERYTHING).items();
        for (RecordedValidation row : listed) {
            boolean isOwned = row.validation().owner().isPresent();
            assertThat(backend.validationLog().find(row.id(), EVERYTHING)).contains(row);
            assertThat(backend.validationLog()
                            .find(row.id(), new Scope.OwnedBy(vendor.id()))
                            .isPresent())
                    .isEqualTo(isOwned);
            assertThat(backend.validationLog().find(row.id(), new Scope.OwnedBy(other.id())))
                    .isEmpty();
            assertThat(backend.validationLog().find(row.id(), new Scope.Nothing()))
                    .isEmpty();
        }
        assertThat(backend.validationLog()
                        .find(new ValidationId(listed.getFirst().id().value() + 1_000_000), EVERYTHING))
                .isEmpty();
    }

    @Test
    void theTotalsOfManyLicensesAreWhatEachWasUsed() {
        LicenseId another = new LicenseId(2);
        write(
                at(NOW),
                at(NOW.plusSeconds(86_400)),
                Fixtures.validation(another, vendor.id(), product.id(), Outcome.REVOKED, NOW));
        backend.validationLog().tidy(LocalDate.of(2026, 1, 17), LocalDate.of(2026, 1, 16));

        assertThat(backend.validationLog().totals(List.of(LICENSE, another, new LicenseId(3))))
                .isEqualTo(Map.of(LICENSE, 2L, another, 1L));
        assertThat(backend.validationLog().totals(List.of())).isEmpty();
    }

    private ValidationRecord at(Instant at) {
        return Fixtures.validation(LICENSE, vendor.id(), product.id(), Outcome.GRANTED, at);
    }

    private Page<RecordedValidation> list(ValidationFilter filter, Scope scope) {
        return backend.validationLog().list(filter, scope, PageRequest.first(100));
    }

    private List<ValidationRecord> validations(ValidationFilter filter, Scope scope) {
        return list(filter, scope).map(RecordedValidation::validation).items();
    }

    private ValidationRecord unknownKey(Optional<AccountId> owner) {
        return new ValidationRecord(
                NOW,
                Outcome.UNKNOWN_KEY,
                Optional.empty(),
                owner,
                Optional.empty(),
                new LicenseKey("NO-SUCH-KEY"),
                "2001:db8::1",
                Optional.empty(),
                "test",
                ClientFacts.NONE);
    }

    private ValidationRecord everyField(String text) {
        Optional<String> said = Optional.of(text);
        return new ValidationRecord(
                NOW.plusMillis(999),
                Outcome.EXPIRED,
                Optional.of(new LicenseId(Long.MAX_VALUE)),
                Optional.of(vendor.id()),
                Optional.of(new ProductId(Long.MAX_VALUE)),
                Optional.of(new ProductId(Long.MAX_VALUE - 1)),
                new LicenseKey("aMixed-Case~Key"),
                "2001:db8:1:2:3:4:5:6",
                said,
                "cyberlicense",
                new ClientFacts(said, said, said, said, said, said),
                true);
    }

    private ValidationRecord wrongProduct() {
        return new ValidationRecord(
                NOW,
                Outcome.WRONG_PRODUCT,
                Optional.of(LICENSE),
                Optional.of(vendor.id()),
                Optional.of(product.id()),
                Optional.of(new ProductId(4711)),
                new LicenseKey("LIC-ABC123-XYZ789"),
                "192.0.2.1",
                Optional.empty(),
                "test",
                ClientFacts.NONE,
                false);
    }

    private static ValidationFilter between(Optional<Instant> from, Optional<Instant> until) {
        return new ValidationFilter(Optional.empty(), from, until);
    }
}
