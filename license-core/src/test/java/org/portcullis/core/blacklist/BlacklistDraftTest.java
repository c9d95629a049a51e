package org.portcullis.core.blacklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.BlacklistEntryId;

class BlacklistDraftTest {

    private static final AccountId ACCOUNT = new AccountId(1);
    private static final IpAddress IP = IpAddress.of("203.0.113.66");

    @Test
    void aDraftChangesAnEntryAndKeepsWhenItWasMade() {
        Instant made = Instant.parse("2024-01-01T00:00:00Z");
        BlacklistDraft draft =
                new BlacklistDraft(new BlacklistScope.Instance(), new BlacklistedDatum.Ip(IP), Optional.of("abuse"));
        BlacklistEntry entry = draft.entry(new BlacklistEntryId(1), made);

        BlacklistEntry changed = new BlacklistDraft(
                        new BlacklistScope.Account(ACCOUNT), entry.datum(), Optional.empty())
                .applyTo(entry, made.plusSeconds(1));

        assertThat(changed)
                .isEqualTo(new BlacklistEntry(
                        new BlacklistEntryId(1),
                        new BlacklistScope.Account(ACCOUNT),
                        new BlacklistedDatum.Ip(IP),
                        Optional.empty(),
                        made,
                        made.plusSeconds(1)));
        assertThat(BlacklistDraft.of(entry)).isEqualTo(draft);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BlacklistDraft(draft.scope(), draft.datum(), Optional.of("a\0b"))
                        .entry(new BlacklistEntryId(1), made));
    }
}
