package org.portcullis.core.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CreditsTest {

    @Test
    void whatIsNotSpentIsLeft() {
        assertThat(new Credits(100, 30).remaining()).isEqualTo(70);
        assertThat(new Credits(100, 100).remaining()).isZero();
        assertThat(Credits.NONE.remaining()).isZero();
    }

    @Test
    void aTotalLoweredUnderWhatIsSpentLeavesNone() {
        assertThat(new Credits(100, 130).remaining()).isZero();
        assertThat(new Credits(100, 130).cover(1)).isFalse();
        assertThat(new Credits(0, Long.MAX_VALUE).remaining()).isZero();
    }

    @Test
    void creditsCoverWhatIsLeftAndNotOneMore() {
        assertThat(new Credits(5, 2).cover(3)).isTrue();
        assertThat(new Credits(5, 2).cover(4)).isFalse();
        assertThat(Credits.NONE.cover(0)).isTrue();
        assertThat(new Credits(Long.MAX_VALUE, 1).cover(Long.MAX_VALUE)).isFalse();
    }

    @Test
    void spendingAddsToWhatIsUsed() {
        assertThat(new Credits(5, 2).spend(3)).isEqualTo(new Credits(5, 5));
        assertThat(new Credits(5, 2).spend(0)).isEqualTo(new Credits(5, 2));
    }

    @Test
    void whatIsNotCoveredOrNegativeCantBeSpent() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(5, 2).spend(4));
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(5, 2).spend(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(5, 9).spend(1));
    }

    @Test
    void creditsAreNeverNegative() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(-1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> new Credits(0, -1));
    }

    @Property
    void whateverIsSpentWasLeft(
            @ForAll @LongRange(min = 0) long total,
            @ForAll @LongRange(min = 0) long used,
            @ForAll @LongRange(min = 0) long amount) {
        Credits credits = new Credits(total, used);

        if (credits.cover(amount)) {
            assertThat(credits.spend(amount).remaining()).isEqualTo(credits.remaining() - amount);
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> credits.spend(amount));
        }
    }
}
