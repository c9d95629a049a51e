package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.testkit.Fixtures.NOW;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordLinking;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.DiscordReturn;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.DiscordAnswer;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Whom Discord lets in, to which account, and who is not let in whatever Discord says. */
class DiscordSignInTest {

    private static final Password PASSWORD = new Password("plum orbit green 7");
    private static final DiscordId ADA = new DiscordId("80351110224678912");
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final Discord discord = new Discord();
    private final MemoryEngine engine = MemoryEngine.wired().discord(discord).open();

    /** Knows those who have a code, each of which is good once, and for the sign-in it was given for. */
    private static final class Discord implements DiscordIdentities {
        private final Map<String, DiscordAnswer> codes = new ConcurrentHashMap<>();
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
    private record Sent(String state, String browser) {}

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aCustomersAccountIsMadeAtTheFirstSignInAndIsTheSameAtTheSecond() {
        Account made = in(arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        Account again = in(arrive(new DiscordRequest.AsCustomer(), ada("changed@example.com")));

        assertThat(made.role()).isEqualTo(Role.CUSTOMER);
        assertThat(made.email()).isEqualTo("ada@example.com");
        assertThat(made.name()).contains("ada");
        assertThat(made.discord()).contains(ADA);
        assertThat(made.emailVerifiedAt()).contains(NOW);
        assertThat(again).isEqualTo(made);
        assertThat(stored(made.id())).isEqualTo(made);
        assertThat(actions()).containsExactly(AuditAction.CREATE, AuditAction.LOGIN, AuditAction.LOGIN);
        AuditEntry login = engine.audit().getLast();
        assertThat(login.actor()).contains(made.id());
        assertThat(login.after()).containsEntry("discordId", ADA.text()).containsKey("session");
    }

    @Test
    void theSessionIsABrowsersAndEndsTheOneThatWasShown() {
        SignInOutcome.Done first = done(arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        Sent sent = depart(new DiscordRequest.AsCustomer());

        SignInOutcome.Done second = done(engine.engine()
                .discordSignIn()
                .arrive(
                        Fixtures.origin(),
                        new DiscordReturn(
                                Optional.of(sent.state()),
                                Optional.of(discord.codeOf(ada("ada@example.com"))),
                                Optional.empty(),
                                Optional.of(sent.browser()),
                                Optional.of(first.opened().secret().text()),
                                Optional.empty())));

        assertThat(second.opened().session().kind()).isEqualTo(SignInSession.Kind.BROWSER);
        assertThat(bearer(first)).isEmpty();
        assertThat(bearer(second)).isPresent();
    }

    @Test
    void aCustomerIsToldWhereTheyWantedToGo() {
        DiscordArrival arrival = back(
                depart(new DiscordRequest(
                        new DiscordRequest.AsCustomer(), Optional.of(new ReturnPath("/portal?tab=2")))),
                ada("ada@example.com"));

        assertThat(arrival)
                .isInstanceOfSatisfying(
                        DiscordArrival.Known.class,
                        known -> assertThat(known.next()).contains(new ReturnPath("/portal?tab=2")));
    }

    @Test
    void aCustomersAccountIsLinkedByItsVerifiedAddressOnce() {
        Account buyer = stored(engine.buyer.accountId().orElseThrow());

        Account linked =
                in(arrive(new DiscordRequest.AsCustomer(), ada(buyer.email().toUpperCase(java.util.Locale.ROOT))));
        DiscordArrival another = arrive(
                new DiscordRequest.AsCustomer(),
                new DiscordProfile(new DiscordId("2"), Optional.empty(), Optional.of(buyer.email())));

        assertThat(linked.id()).isEqualTo(buyer.id());
        assertThat(linked.email()).isEqualTo(buyer.email());
        assertThat(linked.emailVerifiedAt()).contains(NOW);
        assertThat(stored(buyer.id())).isEqualTo(linked);
        assertThat(another).isEqualTo(new DiscordArrival.EmailTaken());
        assertThat(engine.told).contains(new Change.CredentialsChanged(buyer.id()));
    }

    @Test
    void anAddressThatDiscordDidNotVerifyMakesAndLinksNothing() {
        int accounts = engine.audit().size();

        DiscordArrival arrival =
                arrive(new DiscordRequest.AsCustomer(), new DiscordProfile(ADA, Optional.of("ada"), Optional.empty()));
        DiscordArrival odd = arrive(new DiscordRequest.AsCustomer(), ada("no address"));

        assertThat(List.of(arrival, odd)).containsOnly(new DiscordArrival.NoVerifiedEmail());
        assertThat(found(ADA)).isEmpty();
        assertThat(actions()).containsExactly(AuditAction.LOGIN, AuditAction.LOGIN);
        assertThat(engine.audit().subList(accounts, accounts + 2)).noneMatch(AuditEntry::success);
    }

    @Test
    void noVendorOrAdministratorIsLinkedByAnAddressHoweverItIsAskedFor() {
        for (Account staff :
                List.of(engine.vendorAccount, stored(engine.admin.accountId().orElseThrow()))) {
            assertThat(arrive(new DiscordRequest.AsStaff(), ada(staff.email())))
                    .isEqualTo(new DiscordArrival.NotStaff());
            assertThat(arrive(new DiscordRequest.AsCustomer(), ada(staff.email())))
                    .isEqualTo(new DiscordArrival.EmailTaken());
            assertThat(stored(staff.id())).isEqualTo(staff);
        }
        assertThat(found(ADA)).isEmpty();
        AuditEntry last = engine.audit().getLast();
        assertThat(last.success()).isFalse();
        assertThat(last.after()).containsEntry("discordId", ADA.text()).containsEntry("with", "discord");
    }

    @Test
    void whoIsLinkedByTheOperatorIsLetInAndOnlyAsWhatTheyAre() {
        AccountId admin = engine.admin.accountId().orElseThrow();
        assertThat(engine.engine().accounts().linkDiscord(engine.admin, admin, Optional.of(ADA)))
                .isInstanceOf(DiscordLinking.Done.class);

        assertThat(in(arrive(new DiscordRequest.AsStaff(), ada("elsewhere@example.com")))
                        .id())
                .isEqualTo(admin);
        assertThat(stored(admin).emailVerifiedAt()).isEmpty();
        assertThat(arrive(new DiscordRequest.AsCustomer(), ada("elsewhere@example.com")))
                .isEqualTo(new DiscordArrival.NotCustomer());
    }

    @Test
    void aCustomerIsNoAdministrator() {
        in(arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));

        assertThat(arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.NotStaff());
    }

    @Test
    void onlyAdministratorsLinkOthers() {
        AccountId vendor = engine.vendorAccount.id();

        for (Caller caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> engine.engine().accounts().linkDiscord(caller, vendor, Optional.of(ADA)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(found(ADA)).isEmpty();
    }

    @Test
    void whoeverElseSignedInWithDiscordIsOutWhenTheLinkChanges() {
        AccountId vendor = engine.vendorAccount.id();
        engine.engine().accounts().linkDiscord(engine.admin, vendor, Optional.of(ADA));
        SignInOutcome.Done session = done(arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")));

        assertThat(engine.engine().accounts().linkDiscord(engine.admin, engine.otherAccount.id(), Optional.of(ADA)))
                .isEqualTo(new DiscordLinking.AlreadyLinked());
        assertThat(engine.engine().accounts().linkDiscord(engine.admin, new AccountId(4711), Optional.of(ADA)))
                .isEqualTo(new DiscordLinking.NoSuchAccount());
        assertThat(bearer(session)).isPresent();

        engine.engine().accounts().linkDiscord(engine.admin, vendor, Optional.empty());

        assertThat(bearer(session)).isEmpty();
        assertThat(arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.NotStaff());
    }

    @Test
    void whoIsSignedInLinksTheirOwnAccount() {
        SessionBearer bearer = signedIn();
        Sent sent = depart(new DiscordRequest.ToLink(bearer));

        DiscordArrival arrival = back(sent, ada(bearer.account().email()), Optional.of(bearer));

        assertThat(arrival).isEqualTo(new DiscordArrival.Linked(Optional.empty()));
        Account linked = stored(bearer.account().id());
        assertThat(linked.discord()).contains(ADA);
        assertThat(linked.emailVerifiedAt()).contains(NOW);
        assertThat(engine.audit().getLast().actor()).contains(linked.id());
        assertThat(in(arrive(new DiscordRequest.AsStaff(), ada("other@example.com")))
                        .id())
                .isEqualTo(linked.id());
    }

    @Test
    void aSessionOfTenMinutesIsTooOldToLink() {
        SessionBearer bearer = signedIn();
        engine.time.advance(TEN_MINUTES);

        assertThat(engine.engine()
                        .discordSignIn()
                        .depart(
                                Fixtures.origin(),
                                new DiscordRequest(new DiscordRequest.ToLink(bearer), Optional.empty())))
                .isEqualTo(new DiscordDeparture.SessionTooOld());
    }

    @Test
    void nobodyIsLinkedWhoIsNotSignedInAnyMoreOrIsSomebodyElse() {
        SessionBearer bearer = signedIn();
        engine.engine().passwords().set(engine.admin, engine.otherAccount.id(), PASSWORD);
        SessionBearer other = signedIn(engine.otherAccount);

        assertThat(back(depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.empty()))
                .isEqualTo(new DiscordArrival.SignedOut());
        assertThat(back(depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.of(other)))
                .isEqualTo(new DiscordArrival.SignedOut());
        Sent sent = depart(new DiscordRequest.ToLink(bearer));
        engine.engine().sessions().signOut(bearer);
        assertThat(back(sent, ada("ada@example.com"), Optional.of(bearer))).isEqualTo(new DiscordArrival.SignedOut());

        assertThat(found(ADA)).isEmpty();
    }

    @Test
    void aDiscordAccountOfAnotherIsNotLinked() {
        Account customer = in(arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        SessionBearer bearer = signedIn();

        assertThat(back(depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.of(bearer)))
                .isEqualTo(new DiscordArrival.AlreadyLinked());

        assertThat(found(ADA)).contains(customer);
    }

    @Test
    void aStateWorksOnceInItsBrowserForTenMinutes() {
        Sent sent = depart(new DiscordRequest.AsCustomer());
        Sent other = depart(new DiscordRequest.AsCustomer());

        assertThat(back(new Sent(sent.state(), other.browser()), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.Unexpected());
        assertThat(back(new Sent(sent.state(), ""), ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
        assertThat(back(new Sent("", sent.browser()), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.Unexpected());
        in(back(sent, ada("ada@example.com")));
        assertThat(back(sent, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
        engine.time.advance(TEN_MINUTES);
        assertThat(back(other, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
        in(arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
    }

    @Test
    void ofManyThatComeWithOneStateAtOnceOneIsIn() {
        Sent sent = depart(new DiscordRequest.AsCustomer());

        List<DiscordArrival> arrivals = Racers.race(8, racer -> back(sent, ada("ada@example.com"), racer));

        assertThat(arrivals).filteredOn(DiscordArrival.Known.class::isInstance).hasSize(1);
        assertThat(arrivals)
                .filteredOn(DiscordArrival.Unexpected.class::isInstance)
                .hasSize(7);
    }

    @Test
    void whoSignsInTwiceAtOnceHasOneAccount() {
        List<Sent> sent = Stream.generate(() -> depart(new DiscordRequest.AsCustomer()))
                .limit(8)
                .toList();

        List<Account> accounts = Racers.race(8, racer -> in(back(sent.get(racer), ada("ada@example.com"), racer)));

        assertThat(accounts).containsOnly(accounts.getFirst());
        assertThat(actions().stream().filter(AuditAction.CREATE::equals)).hasSize(1);
    }

    @Test
    void whoDoesNotConsentOrBringsAWrongCodeIsNotIn() {
        Sent declining = depart(new DiscordRequest.AsCustomer());
        Sent failing = depart(new DiscordRequest.AsCustomer());
        Sent wrong = depart(new DiscordRequest.AsCustomer());
        Sent none = depart(new DiscordRequest.AsCustomer());

        assertThat(back(declining, Optional.of("code"), Optional.of("access_denied")))
                .isEqualTo(new DiscordArrival.Declined());
        assertThat(back(failing, Optional.of("code"), Optional.of("server_error")))
                .isEqualTo(new DiscordArrival.WrongCode());
        assertThat(back(wrong, Optional.of("wrong"), Optional.empty())).isEqualTo(new DiscordArrival.WrongCode());
        assertThat(back(none, Optional.empty(), Optional.empty())).isEqualTo(new DiscordArrival.WrongCode());

        assertThat(actions()).hasSize(4).containsOnly(AuditAction.LOGIN);
        assertThat(engine.audit()).noneMatch(AuditEntry::success);
    }

    @Test
    void whyDiscordCouldNotBeAskedIsForTheOperator() {
        discord.codes.put("code", new DiscordAnswer.Unavailable("Discord's token endpoint: no answer"));

        assertThat(back(depart(new DiscordRequest.AsCustomer()), Optional.of("code"), Optional.empty()))
                .isEqualTo(new DiscordArrival.Unavailable());

        assertThat(engine.audit().getLast().after()).containsEntry("reason", "Discord's token endpoint: no answer");
    }

    @Test
    void aNetworkHasTenAttemptsAMinuteThereAndBack() {
        Sent sent = depart(new DiscordRequest.AsCustomer());
        Origin there = new Origin(IpAddress.of("198.51.100.7"), Optional.empty(), "test");
        DiscordRequest request = new DiscordRequest(new DiscordRequest.AsCustomer(), Optional.empty());
        for (int i = 0; i < 10; i++) {
            assertThat(engine.engine().discordSignIn().depart(there, request))
                    .isInstanceOf(DiscordDeparture.Sent.class);
        }
        int audited = engine.audit().size();

        assertThat(engine.engine().discordSignIn().depart(there, request))
                .isEqualTo(new DiscordDeparture.TooManyAttempts(Duration.ofSeconds(6)));
        assertThat(engine.engine().discordSignIn().arrive(there, returned(sent, Optional.of("code"))))
                .isEqualTo(new DiscordArrival.TooManyAttempts(Duration.ofSeconds(6)));

        assertThat(engine.audit()).hasSize(audited + 1);
        in(back(sent, ada("ada@example.com")));
    }

    @Test
    void whatWasNeverSaidInLineIsNoName() {
        Account account = in(arrive(
                new DiscordRequest.AsCustomer(),
                new DiscordProfile(ADA, Optional.of("a\nb"), Optional.of("ada@example.com"))));

        assertThat(account.name()).isEmpty();
    }

    @Test
    void thoseWhoDoNotComeBackAreForgotten() {
        Sent sent = depart(new DiscordRequest.AsCustomer());
        new ForgetSignIns(engine.persistence.transactions(), engine.persistence.signInAttempts())
                .forget(NOW.plus(TEN_MINUTES).plusMillis(1));

        assertThat(back(sent, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
    }

    @Test
    void nothingSecretIsAuditedOrShown() {
        Sent sent = depart(new DiscordRequest.AsCustomer());
        DiscordReturn returned = returned(sent, Optional.of(discord.codeOf(ada("ada@example.com"))));
        DiscordArrival arrival = engine.engine().discordSignIn().arrive(Fixtures.origin(), returned);

        assertThat(engine.audit() + "" + returned + arrival)
                .doesNotContain(sent.state(), sent.browser(), returned.code().orElseThrow());
    }

    private static DiscordProfile ada(String email) {
        return new DiscordProfile(ADA, Optional.of("ada"), Optional.of(email));
    }

    private DiscordArrival arrive(DiscordRequest.Purpose purpose, DiscordProfile profile) {
        return back(depart(purpose), profile);
    }

    private Sent depart(DiscordRequest.Purpose purpose) {
        return depart(new DiscordRequest(purpose, Optional.empty()));
    }

    /** From somewhere else each time, so that no limit is met. */
    private Sent depart(DiscordRequest request) {
        DiscordDeparture departure = engine.engine().discordSignIn().depart(elsewhere(), request);
        assertThat(departure).isInstanceOf(DiscordDeparture.Sent.class);
        DiscordDeparture.Sent sent = (DiscordDeparture.Sent) departure;
        assertThat(sent.life()).isEqualTo(TEN_MINUTES);
        return new Sent(
                sent.to().getQuery().substring("state=".length()),
                sent.browser().text());
    }

    private DiscordArrival back(Sent sent, DiscordProfile profile) {
        return back(sent, profile, Optional.empty());
    }

    private DiscordArrival back(Sent sent, DiscordProfile profile, int racer) {
        return engine.engine()
                .discordSignIn()
                .arrive(
                        new Origin(IpAddress.of("192.0.2." + racer), Optional.empty(), "test"),
                        returned(sent, Optional.of(discord.codeOf(profile))));
    }

    private DiscordArrival back(Sent sent, DiscordProfile profile, Optional<SessionBearer> bearer) {
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

    private DiscordArrival back(Sent sent, Optional<String> code, Optional<String> error) {
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

    private static DiscordReturn returned(Sent sent, Optional<String> code) {
        return new DiscordReturn(
                Optional.of(sent.state()),
                code,
                Optional.empty(),
                Optional.of(sent.browser()),
                Optional.empty(),
                Optional.empty());
    }

    private int places;

    private Origin elsewhere() {
        return new Origin(IpAddress.of("203.0.113." + ++places), Optional.empty(), "test");
    }

    private SessionBearer signedIn() {
        engine.engine().passwords().set(engine.admin, engine.vendorAccount.id(), PASSWORD);
        return signedIn(engine.vendorAccount);
    }

    private SessionBearer signedIn(Account account) {
        SignInRequest request =
                new SignInRequest(account.email(), PASSWORD, SignInSession.Kind.BROWSER, Optional.empty());
        return bearer((SignInOutcome.Done) engine.engine().signIn().byPassword(elsewhere(), request))
                .orElseThrow();
    }

    private Optional<SessionBearer> bearer(SignInOutcome.Done done) {
        return engine.engine().authentication().bySession(done.opened().secret().text(), Fixtures.origin());
    }

    private static Account in(DiscordArrival arrival) {
        return done(arrival).account();
    }

    private static SignInOutcome.Done done(DiscordArrival arrival) {
        assertThat(arrival).isInstanceOf(DiscordArrival.Known.class);
        return (SignInOutcome.Done) ((DiscordArrival.Known) arrival).outcome();
    }

    private Account stored(AccountId id) {
        return engine.stored(stores -> stores.accounts().find(id)).orElseThrow();
    }

    private Optional<Account> found(DiscordId id) {
        return engine.stored(stores -> stores.accounts().findByDiscord(id));
    }

    private List<AuditAction> actions() {
        return engine.audit().stream().map(AuditEntry::action).toList();
    }
}
