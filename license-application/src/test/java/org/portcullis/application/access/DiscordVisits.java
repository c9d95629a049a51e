package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.DiscordReturn;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.DiscordAnswer;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.testkit.Fixtures;

/** Those who come from Discord, and the engine that they come to. */
class DiscordVisits implements AutoCloseable {

    static final DiscordId ADA = new DiscordId("80351110224678912");
    static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private static final Password PASSWORD = new Password("plum orbit green 7");

    final Discord discord = new Discord();
    final MemoryEngine engine = MemoryEngine.wired().discord(discord).open();

    private int places;

    /** Knows those who have a code, each of which is good once, and for the sign-in it was given for. */
    static final class Discord implements DiscordIdentities {
        final Map<String, DiscordAnswer> codes = new ConcurrentHashMap<>();
        private final Map<String, CodeVerifier> verifiers = new ConcurrentHashMap<>();

        @Override
        public URI authorization(Secret state, CodeVerifier verifier) {
            verifiers.put(state.text(), verifier);
            return URI.create("https://discord.example/authorize?state=" + state.text());
        }

        @Override
        public DiscordAnswer identify(String code, CodeVerifier verifier) {
            assertThat(verifiers).containsValue(verifier);
            return Optional.ofNullable(codes.remove(code)).orElseGet(DiscordAnswer.WrongCode::new);
        }

        String codeOf(DiscordProfile profile) {
            String code = "code-" + codes.size() + "-" + System.nanoTime();
            codes.put(code, new DiscordAnswer.Known(profile));
            return code;
        }
    }

    /** A browser on its way. */
    record Sent(String state, String browser) {}

    static DiscordProfile ada(String email) {
        return new DiscordProfile(ADA, Optional.of("ada"), Optional.of(email));
    }

    DiscordArrival arrive(DiscordRequest.Purpose purpose, DiscordProfile profile) {
        return back(depart(purpose), profile);
    }

    Sent depart(DiscordRequest.Purpose purpose) {
        return depart(new DiscordRequest(purpose, Optional.empty()));
    }

    /** From somewhere else each time, so that no limit is met. */
    Sent depart(DiscordRequest request) {
        DiscordDeparture departure = engine.engine().discordSignIn().depart(elsewhere(), request);
        assertThat(departure).isInstanceOf(DiscordDeparture.Sent.class);
        DiscordDeparture.Sent sent = (DiscordDeparture.Sent) departure;
        assertThat(sent.life()).isEqualTo(TEN_MINUTES);
        return new Sent(
                sent.to().getQuery().substring("state=".length()),
                sent.browser().text());
    }

    DiscordArrival back(Sent sent, DiscordProfile profile) {
        return back(sent, profile, Optional.empty());
    }

    DiscordArrival back(Sent sent, DiscordProfile profile, int racer) {
        return engine.engine()
                .discordSignIn()
                .arrive(
                        new Origin(IpAddress.of("192.0.2." + racer), Optional.empty(), "test"),
                        returned(sent, Optional.of(discord.codeOf(profile))));
    }

    DiscordArrival back(Sent sent, DiscordProfile profile, Optional<SessionBearer> bearer) {
        return engine.engine()
                .discordSignIn()
                .arrive(
                        elsewhere(),
                        new DiscordReturn(
                                Optional.of(sent.state()),
                                Optional.of(discord.codeOf(profile)),
                                Optional.empty(),
                                Optional.of(sent.browser()),
                                Optional.empty(),
                                bearer));
    }

    DiscordArrival back(Sent sent, Optional<String> code, Optional<String> error) {
        return engine.engine()
                .discordSignIn()
                .arrive(
                        elsewhere(),
                        new DiscordReturn(
                                Optional.of(sent.state()),
                                code,
                                error,
                                Optional.of(sent.browser()),
                                Optional.empty(),
                                Optional.empty()));
    }

    static DiscordReturn returned(Sent sent, Optional<String> code) {
        return new DiscordReturn(
                Optional.of(sent.state()),
                code,
                Optional.empty(),
                Optional.of(sent.browser()),
                Optional.empty(),
                Optional.empty());
    }

    Origin elsewhere() {
        return new Origin(IpAddress.of("203.0.113." + ++places), Optional.empty(), "test");
    }

    SessionBearer signedIn() {
        return signedIn(engine.vendorAccount.id());
    }

    private SessionBearer signedIn(Account account) {
        SignInRequest request =
                new SignInRequest(account.email(), PASSWORD, SignInSession.Kind.BROWSER, Optional.empty());
        return bearer((SignInOutcome.Done) engine.engine().signIn().byPassword(elsewhere(), request))
                .orElseThrow();
    }

    Optional<SessionBearer> bearer(SignInOutcome.Done done) {
        return engine.engine().authentication().bySession(done.opened().secret().text(), Fixtures.origin());
    }

    static Account in(DiscordArrival arrival) {
        return done(arrival).account();
    }

    static SignInOutcome.Done done(DiscordArrival arrival) {
        assertThat(arrival).isInstanceOf(DiscordArrival.Known.class);
        return (SignInOutcome.Done) ((DiscordArrival.Known) arrival).outcome();
    }

    Account stored(AccountId id) {
        return engine.stored(stores -> stores.accounts().find(id)).orElseThrow();
    }

    Optional<Account> found(DiscordId id) {
        return engine.stored(stores -> stores.accounts().findByDiscord(id));
    }

    List<AuditAction> actions() {
        return engine.audit().stream().map(AuditEntry::action).toList();
    }

    SessionBearer signedIn(AccountId account) {
        engine.engine().passwords().set(engine.admin, account, PASSWORD);
        return signedIn(stored(account));
    }

    @Override
    public void close() {
        engine.close();
    }
}
