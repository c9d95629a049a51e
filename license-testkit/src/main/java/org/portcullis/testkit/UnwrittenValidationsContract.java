package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.out.UnwrittenValidations;

/** What the place promises where unwritten validations survive. */
public abstract class UnwrittenValidationsContract {

    /** A batch that was handed over. */
    private record Batch(UUID id, List<ValidationRecord> validations) {}

    private final List<Batch> handedOver = new ArrayList<>();

    /** The place, empty at the start of a test and the same until its end. */
    protected abstract UnwrittenValidations unwritten();

    @Test
    void whereNothingWasKeptNothingIsReplayed() {
        unwritten().replay(this::handOver);

        assertThat(handedOver).isEmpty();
    }

    @Test
    void batchesAreReplayedOldestFirstWithEveryField() {
        List<ValidationRecord> everything = Stream.concat(
                        HostileTexts.NAMES.stream().map(UnwrittenValidationsContract::everyField),
                        Stream.of(unknownKey()))
                .toList();
        List<Batch> batches = List.of(
                new Batch(new UUID(9, 9), List.of(validation(1))),
                new Batch(new UUID(1, 1), everything),
                new Batch(new UUID(5, 5), List.of(validation(2), validation(3))));
        batches.forEach(batch -> unwritten().keep(batch.id(), batch.validations()));

        unwritten().replay(this::handOver);

        assertThat(handedOver).isEqualTo(batches);
        assertThat(handedOver.get(1).validations().getFirst().key().text()).isEqualTo("aMixed-Case~Key");
    }

    @Test
    void whatWasReplayedIsForgotten() {
        unwritten().keep(new UUID(1, 1), List.of(validation(1)));
        unwritten().replay(this::handOver);
        unwritten().replay(this::handOver);

        assertThat(handedOver).hasSize(1);
    }

    @Test
    void aBatchThatIsRefusedStaysAndTheOthersAreHandedOver() {
        for (int i = 1; i <= 4; i++) {
            unwritten().keep(new UUID(0, i), List.of(validation(i)));
        }

        IllegalStateException first = new IllegalStateException("first");
        assertThatThrownBy(() -> unwritten().replay((batch, validations) -> {
                    handOver(batch, validations);
                    if (batch.equals(new UUID(0, 2))) {
                        throw first;
                    }
                    if (batch.equals(new UUID(0, 3))) {
                        throw new IllegalStateException("second");
                    }
                }))
                .isSameAs(first);
        assertThat(handedOver)
                .extracting(Batch::id)
                .containsExactly(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3), new UUID(0, 4));

        handedOver.clear();
        unwritten().replay(this::handOver);
        assertThat(handedOver).extracting(Batch::id).containsExactly(new UUID(0, 2), new UUID(0, 3));
    }

    @Test
    void moreCanBeKeptAfterAReplay() {
        unwritten().keep(new UUID(1, 1), List.of(validation(1)));
        unwritten().replay(this::handOver);
        unwritten().keep(new UUID(2, 2), List.of(validation(2)));

        handedOver.clear();
        unwritten().replay(this::handOver);

        assertThat(handedOver).containsExactly(new Batch(new UUID(2, 2), List.of(validation(2))));
    }

    private void handOver(UUID batch, List<ValidationRecord> validations) {
        handedOver.add(new Batch(batch, validations));
    }

    private static ValidationRecord validation(long license) {
        return Fixtures.validation(
                new LicenseId(license), new AccountId(1), new ProductId(1), Outcome.GRANTED, NOW.plusMillis(license));
    }

    private static ValidationRecord unknownKey() {
        return new ValidationRecord(
                NOW,
                Outcome.UNKNOWN_KEY,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new LicenseKey("NO-SUCH-KEY"),
                "2001:db8::1",
                Optional.empty(),
                "test",
                ClientFacts.NONE);
    }

    private static ValidationRecord everyField(String text) {
        Optional<String> said = Optional.of(text);
        return new ValidationRecord(
                NOW.plusMillis(999),
                Outcome.PLAN_SPENT,
                Optional.of(new LicenseId(Long.MAX_VALUE)),
                Optional.of(new AccountId(Long.MAX_VALUE)),
                Optional.of(new ProductId(Long.MAX_VALUE)),
                new LicenseKey("aMixed-Case~Key"),
                Fixtures.IP.text(),
                said,
                "cyberlicense",
                new ClientFacts(said, said, said, said, said, said));
    }
}
