package org.portcullis.application.validation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.portcullis.application.plan.DailyAllowance;
import org.portcullis.core.access.Caller;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.core.license.License;
import org.portcullis.core.validation.LicenseSnapshot;
import org.portcullis.core.validation.LicenseValidator;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.core.validation.ValidationFacts;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.core.validation.ValidationRequest;
import org.portcullis.core.validation.Verdict;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.LicenseFacts;

/**
 * One validation from question to answer.
 *
 * <p>A program that runs where it ran before changes nothing: it is answered from known facts, which a cache may keep.
 * Everything else (a new seat, credits, a refusal that may be out of date) is decided anew on fresh facts under the
 * licence's lock.
 */
public final class ValidateLicense implements LicenseValidation {

    private final LicenseFacts licenseFacts;
    private final LockedValidation locked;
    private final DailyAllowance allowance;
    private final ValidationRecorder recorder;
    private final ProductOwners productOwners;
    private final SpamWatch spam = new SpamWatch();
    private final InstantSource time;

    public ValidateLicense(
            LicenseFacts licenseFacts,
            LockedValidation locked,
            DailyAllowance allowance,
            ValidationRecorder recorder,
            ProductOwners productOwners,
            InstantSource time) {
        this.licenseFacts = licenseFacts;
        this.locked = locked;
        this.allowance = allowance;
        this.recorder = recorder;
        this.productOwners = productOwners;
        this.time = time;
    }

    @Override
    public Validation validate(Caller caller, ValidationRequest request, Optional<RepeatableCall> call) {
        return recorder.recording(() -> {
            Decided decided = decide(request, call);
            return new ValidationRecorder.Recorded(decided.answer(), recordOf(caller, request, decided));
        });
    }

    private Decided decide(ValidationRequest request, Optional<RepeatableCall> call) {
        Instant now = time.instant();
        Optional<LicenseSnapshot> known = licenseFacts.byKey(request.key());
        if (known.isEmpty()) {
            return new Decided(new Validation.Refused(new Refusal.UnknownKey(), Optional.empty()), now);
        }
        LicenseSnapshot snapshot = known.get();
        if (call.isPresent()) {
            // What came of it before is known to the store alone.
            return locked.validate(request, snapshot, call);
        }
        Optional<ValidationFacts> facts = factsFor(request, snapshot);
        Optional<Validation> answer = facts.flatMap(found -> answer(request, snapshot, found, now));
        return answer.map(decided -> new Decided(decided, now))
                .orElseGet(() -> locked.validate(request, snapshot, call));
    }

    /** What can be said by facts that may be out of date; empty if that is nothing. */
    private Optional<Validation> answer(
            ValidationRequest request, LicenseSnapshot snapshot, ValidationFacts facts, Instant now) {
        return switch (LicenseValidator.decide(facts, request, now)) {
            case Verdict.Granted granted
            when granted.effects().isEmpty() -> Optional.of(grant(request, snapshot.seats(), facts, now));
            case Verdict.Granted granted -> Optional.empty();
            case Verdict.Refused refused when refused.refusal().isOfTheMoment() -> Optional.empty();
            case Verdict.Refused refused -> Optional.of(refusedFor(refused.refusal(), facts.license()));
        };
    }

    private Optional<ValidationFacts> factsFor(ValidationRequest request, LicenseSnapshot snapshot) {
        Optional<ValidationFacts> facts = snapshot.factsFor(request);
        return facts.isPresent() || snapshot.seats().isWhole()
                ? facts
                : licenseFacts.concerning(request).flatMap(narrowed -> narrowed.factsFor(request));
    }

    /** The plan is asked last, since a validation that is refused for any other reason must not use it up. */
    private Validation grant(ValidationRequest request, Seats listed, ValidationFacts facts, Instant now) {
        License license = facts.license();
        if (allowance.take(license.owner(), now)) {
            return new Validation.Granted(license, listed);
        }
        return switch (LicenseValidator.decide(facts.withPlanSpent(), request, now)) {
            case Verdict.Refused refused -> refusedFor(refused.refusal(), license);
            case Verdict.Granted granted -> throw new IllegalStateException("granted on a spent plan");
        };
    }

    /** A refusal; whose licence it is stays untold where the key is to look unknown. */
    static Validation refusedFor(Refusal refusal, License license) {
        return new Validation.Refused(
                refusal, refusal instanceof Refusal.UnknownKey ? Optional.empty() : Optional.of(license));
    }

    /** Of a key that nobody has, whoever sells the product that was asked for should know; else whoever asked. */
    private Optional<AccountId> ownerOf(ValidationRequest request, Optional<License> license) {
        return license.map(License::owner)
                .or(() -> request.product().flatMap(productOwners::of))
                .or(request::owner);
    }

    private ValidationRecord recordOf(Caller caller, ValidationRequest request, Decided decided) {
        Optional<License> license = switch (decided.answer()) {
            case Validation.Granted granted -> Optional.of(granted.license());
            case Validation.Refused refused -> refused.license();
        };
        Outcome outcome = switch (decided.answer()) {
            case Validation.Granted granted -> Outcome.GRANTED;
            case Validation.Refused refused -> Outcome.of(refused.refusal());
        };
        return new ValidationRecord(
                decided.at(),
                outcome,
                license.map(License::id),
                ownerOf(request, license),
                license.map(License::product).or(request::product),
                request.product()
                        .filter(asked -> license.filter(
                                        found -> !found.product().equals(asked))
                                .isPresent()),
                request.key(),
                request.ip().text(),
                request.hardware().map(Hardware::identity),
                caller.origin().channel(),
                request.client(),
                !outcome.isGranted() && spam.isSpam(request.ip().text(), decided.at()));
    }
}
