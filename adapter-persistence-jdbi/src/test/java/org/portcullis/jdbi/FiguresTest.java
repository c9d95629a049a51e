package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.testkit.Fixtures;

class FiguresTest {

    @Test
    void aStrangerWhoNamesAnotherProductEachTimeMakesOneFigure() {
        List<ValidationRecord> guesses =
                LongStream.rangeClosed(1, 1_000).mapToObj(FiguresTest::guess).toList();

        Figures figures = new Figures(guesses, LongStream.rangeClosed(1, 1_000).toArray());

        assertThat(figures.byProduct()).hasSize(1);
        assertThat(figures.byLicense()).isEmpty();
    }

    private static ValidationRecord guess(long product) {
        ValidationRecord known = Fixtures.validation(
                new LicenseId(1), new AccountId(1), new ProductId(product), Outcome.UNKNOWN_KEY, Fixtures.NOW);
        return new ValidationRecord(
                known.at(),
                known.outcome(),
                Optional.empty(),
                Optional.empty(),
                known.product(),
                known.key(),
                known.ip(),
                known.hardware(),
                known.channel(),
                known.client());
    }
}
