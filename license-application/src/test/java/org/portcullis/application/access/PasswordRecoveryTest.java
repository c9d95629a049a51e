package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.testkit.Fixtures.EVERYTHING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.Password;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.mail.Letter;
import org.portcullis.ports.in.PasswordChange;
import org.portcullis.ports.in.RecoveryOutcome;
import org.portcullis.ports.query.PageRequest;
import org.portcullis.testkit.Fixtures;

/** Those who forgot their passwords, and are written to. */
class PasswordRecoveryTest {

    private static final Pattern TOKEN = Pattern.compile("pcs_rst_[0-9A-Za-z]{43}");
    private static final Password NEXT = new Password("another fine 1");

    private final BlockingQueue<Letter> sent = new LinkedBlockingQueue<>();
    private final MemoryEngine engine = MemoryEngine.wired().mail(sent::add).open();
    private final String email = engine.vendorAccount.email();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void theLetterHasATokenThatSetsThePasswordOnceAndShowsWhoseTheAddressIs() {
        assertThat(ask(" " + email.toUpperCase(java.util.Locale.ROOT) + " ")).isEqualTo(new RecoveryOutcome.Accepted());
        Letter letter = next();

        assertThat(letter.to()).isEqualTo(email);
        assertThat(letter.text()).contains(email).contains("Portcullis");
        String token = tokenIn(letter);
        assertThat(reset(token)).isInstanceOf(PasswordChange.Done.class);
        assertThat(reset(token)).isEqualTo(new PasswordChange.Refused());
        assertThat(vendor().emailVerifiedAt()).contains(engine.time.instant());
        assertThat(audited().toString()).doesNotContain(token).contains("mailed, allowed until");
    }

    @Test
    void aTokenOfTheOperatorsShowsNobodysAddress() {
        String token = engine.engine()
                .passwords()
                .allowReset(engine.admin, engine.vendorAccount.id())
                .orElseThrow()
                .text();

        assertThat(reset(token)).isInstanceOf(PasswordChange.Done.class);

        assertThat(vendor().emailVerifiedAt()).isEmpty();
    }

    @Test
    void anAddressThatNobodyHasIsAnsweredAlikeAndNotWrittenTo() {
        assertThat(ask("nobody@example.com")).isEqualTo(new RecoveryOutcome.Accepted());
        ask(email);

        assertThat(next().to()).isEqualTo(email);
    }

    @Test
    void aClosedAccountIsNotWrittenTo() {
        var close = new AccountPatch(Optional.empty(), Optional.empty(), Optional.of(false));
        engine.engine().accounts().change(engine.admin, engine.vendorAccount.id(), close);
        ask(email);
        ask(engine.otherAccount.email());

        assertThat(next().to()).isEqualTo(engine.otherAccount.email());
    }

    @Test
    void aLaterLetterTakesTheEarliersPlace() {
        ask(email);
        String first = tokenIn(next());
        ask(email);
        String second = tokenIn(next());

        assertThat(reset(first)).isEqualTo(new PasswordChange.Refused());
        assertThat(reset(second)).isInstanceOf(PasswordChange.Done.class);
    }

    @Test
    void nobodyIsWrittenToMoreThanThriceAnHour() {
        for (int asked = 0; asked < 6; asked++) {
            assertThat(ask(email)).isEqualTo(new RecoveryOutcome.Accepted());
        }
        ask(engine.otherAccount.email());

        assertThat(List.of(next(), next(), next(), next()))
                .extracting(Letter::to)
                .containsExactly(email, email, email, engine.otherAccount.email());
    }

    @Test
    void askingIsLimitedAsSigningInIs() {
        for (int asked = 0; asked < 10; asked++) {
            ask("someone-" + asked + "@example.com");
        }

        assertThat(ask(email)).isInstanceOf(RecoveryOutcome.TooManyAttempts.class);
        engine.time.advance(Duration.ofMinutes(1));
        assertThat(ask(email)).isEqualTo(new RecoveryOutcome.Accepted());
    }

    @Test
    void aServerWithoutMailSaysSo() {
        try (MemoryEngine mute = MemoryEngine.open()) {
            assertThat(mute.engine().recovery().ask(Fixtures.origin(), email)).isEqualTo(new RecoveryOutcome.NoMail());
        }
    }

    private RecoveryOutcome ask(String address) {
        return engine.engine().recovery().ask(Fixtures.origin(), address);
    }

    private PasswordChange reset(String token) {
        return engine.engine().passwords().reset(Fixtures.origin(), token, NEXT);
    }

    private Account vendor() {
        return engine.<Optional<Account>>stored(stores -> stores.accounts().find(engine.vendorAccount.id()))
                .orElseThrow();
    }

    private List<AuditEntry> audited() {
        return engine.<List<AuditEntry>>stored(stores ->
                stores.auditTrail().list(EVERYTHING, PageRequest.first(100)).items());
    }

    private Letter next() {
        try {
            return Optional.ofNullable(sent.poll(10, TimeUnit.SECONDS)).orElseThrow();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static String tokenIn(Letter letter) {
        Matcher token = TOKEN.matcher(letter.text());
        assertThat(token.find()).as(letter.text()).isTrue();
        return token.group();
    }
}
