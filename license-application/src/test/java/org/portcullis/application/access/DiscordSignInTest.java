package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.portcullis.application.access.DiscordVisits.ADA;
import static org.portcullis.application.access.DiscordVisits.TEN_MINUTES;
import static org.portcullis.application.access.DiscordVisits.ada;
import static org.portcullis.application.access.DiscordVisits.done;
import static org.portcullis.application.access.DiscordVisits.in;
import static org.portcullis.application.access.DiscordVisits.returned;
import static org.portcullis.testkit.Fixtures.NOW;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.ReturnPath;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.DiscordReturn;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.DiscordAnswer;
import org.portcullis.testkit.Fixtures;
import org.portcullis.testkit.Racers;

/** Whom Discord lets in, to which account, and who is not let in whatever Discord says. */
class DiscordSignInTest {

    private final DiscordVisits visits = new DiscordVisits();
    private final MemoryEngine engine = visits.engine;

    @AfterEach
    void close() {
        visits.close();
    }

    @Test
    void aCustomersAccountIsMadeAtTheFirstSignInAndIsTheSameAtTheSecond() {
        Account made = in(visits.arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        Account again = in(visits.arrive(new DiscordRequest.AsCustomer(), ada("changed@example.com")));

        assertThat(made.role()).isEqualTo(Role.CUSTOMER);
        assertThat(made.email()).isEqualTo("ada@example.com");
        assertThat(made.name()).contains("ada");
        assertThat(made.discord()).contains(ADA);
        assertThat(made.emailVerifiedAt()).contains(NOW);
        assertThat(again).isEqualTo(made);
        assertThat(visits.stored(made.id())).isEqualTo(made);
        assertThat(visits.actions()).containsExactly(AuditAction.CREATE, AuditAction.LOGIN, AuditAction.LOGIN);
        AuditEntry login = engine.audit().getLast();
        assertThat(login.actor()).contains(made.id());
        assertThat(login.after()).containsEntry("discordId", ADA.text()).containsKey("session");
    }

    @Test
    void theSessionIsABrowsersAndEndsTheOneThatWasShown() {
        SignInOutcome.Done first = done(visits.arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());

        SignInOutcome.Done second = done(engine.engine()
                .discordSignIn()
                .arrive(
                        Fixtures.origin(),
                        new DiscordReturn(
                                Optional.of(sent.state()),
                                Optional.of(visits.discord.codeOf(ada("ada@example.com"))),
                                Optional.empty(),
                                Optional.of(sent.browser()),
                                Optional.of(first.opened().secret().text()),
                                Optional.empty())));

        assertThat(second.opened().session().kind()).isEqualTo(SignInSession.Kind.BROWSER);
        assertThat(visits.bearer(first)).isEmpty();
        assertThat(visits.bearer(second)).isPresent();
    }

    @Test
    void aCustomerIsToldWhereTheyWantedToGo() {
        DiscordArrival arrival = visits.back(
                visits.depart(new DiscordRequest(
                        new DiscordRequest.AsCustomer(), Optional.of(new ReturnPath("/portal?tab=2")))),
                ada("ada@example.com"));

        assertThat(arrival)
                .isInstanceOfSatisfying(
                        DiscordArrival.Known.class,
                        known -> assertThat(known.next()).contains(new ReturnPath("/portal?tab=2")));
    }

    @Test
    void aCustomersAccountIsLinkedByItsVerifiedAddressOnce() {
        Account buyer = visits.stored(engine.buyer.accountId().orElseThrow());

        Account linked = in(
                visits.arrive(new DiscordRequest.AsCustomer(), ada(buyer.email().toUpperCase(java.util.Locale.ROOT))));
        DiscordArrival another = visits.arrive(
                new DiscordRequest.AsCustomer(),
                new DiscordProfile(new DiscordId("2"), Optional.empty(), Optional.of(buyer.email())));

        assertThat(linked.id()).isEqualTo(buyer.id());
        assertThat(linked.email()).isEqualTo(buyer.email());
        assertThat(linked.emailVerifiedAt()).contains(NOW);
        assertThat(visits.stored(buyer.id())).isEqualTo(linked);
        assertThat(another).isEqualTo(new DiscordArrival.EmailTaken());
        assertThat(engine.told).contains(new Change.CredentialsChanged(buyer.id()));
    }

    @Test
    void anAddressThatDiscordDidNotVerifyMakesAndLinksNothing() {
        int accounts = engine.audit().size();

        DiscordArrival arrival = visits.arrive(
                new DiscordRequest.AsCustomer(), new DiscordProfile(ADA, Optional.of("ada"), Optional.empty()));
        DiscordArrival odd = visits.arrive(new DiscordRequest.AsCustomer(), ada("no address"));

        assertThat(List.of(arrival, odd)).containsOnly(new DiscordArrival.NoVerifiedEmail());
        assertThat(visits.found(ADA)).isEmpty();
        assertThat(visits.actions()).containsExactly(AuditAction.LOGIN, AuditAction.LOGIN);
        assertThat(engine.audit().subList(accounts, accounts + 2)).noneMatch(AuditEntry::success);
    }

    @Test
    void noVendorOrAdministratorIsLinkedByAnAddressHoweverItIsAskedFor() {
        for (Account staff : List.of(
                engine.vendorAccount, visits.stored(engine.admin.accountId().orElseThrow()))) {
            assertThat(visits.arrive(new DiscordRequest.AsStaff(), ada(staff.email())))
                    .isEqualTo(new DiscordArrival.NotStaff());
            assertThat(visits.arrive(new DiscordRequest.AsCustomer(), ada(staff.email())))
                    .isEqualTo(new DiscordArrival.EmailTaken());
            assertThat(visits.stored(staff.id())).isEqualTo(staff);
        }
        assertThat(visits.found(ADA)).isEmpty();
        AuditEntry last = engine.audit().getLast();
        assertThat(last.success()).isFalse();
        assertThat(last.after()).containsEntry("discordId", ADA.text()).containsEntry("with", "discord");
    }

    @Test
    void aCustomerIsNoAdministrator() {
        in(visits.arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));

        assertThat(visits.arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.NotStaff());
    }

    @Test
    void aStateWorksOnceInItsBrowserForTenMinutes() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());
        DiscordVisits.Sent other = visits.depart(new DiscordRequest.AsCustomer());

        assertThat(visits.back(new DiscordVisits.Sent(sent.state(), other.browser()), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.Unexpected());
        assertThat(visits.back(new DiscordVisits.Sent(sent.state(), ""), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.Unexpected());
        assertThat(visits.back(new DiscordVisits.Sent("", sent.browser()), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.Unexpected());
        in(visits.back(sent, ada("ada@example.com")));
        assertThat(visits.back(sent, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
        engine.time.advance(TEN_MINUTES);
        assertThat(visits.back(other, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
        in(visits.arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
    }

    @Test
    void ofManyThatComeWithOneStateAtOnceOneIsIn() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());

        List<DiscordArrival> arrivals = Racers.race(8, racer -> visits.back(sent, ada("ada@example.com"), racer));

        assertThat(arrivals).filteredOn(DiscordArrival.Known.class::isInstance).hasSize(1);
        assertThat(arrivals)
                .filteredOn(DiscordArrival.Unexpected.class::isInstance)
                .hasSize(7);
    }

    @Test
    void whoSignsInTwiceAtOnceHasOneAccount() {
        List<DiscordVisits.Sent> sent = Stream.generate(() -> visits.depart(new DiscordRequest.AsCustomer()))
                .limit(8)
                .toList();

        List<Account> accounts =
                Racers.race(8, racer -> in(visits.back(sent.get(racer), ada("ada@example.com"), racer)));

        assertThat(accounts).containsOnly(accounts.getFirst());
        assertThat(visits.actions().stream().filter(AuditAction.CREATE::equals)).hasSize(1);
    }

    @Test
    void whoDoesNotConsentOrBringsAWrongCodeIsNotIn() {
        DiscordVisits.Sent declining = visits.depart(new DiscordRequest.AsCustomer());
        DiscordVisits.Sent failing = visits.depart(new DiscordRequest.AsCustomer());
        DiscordVisits.Sent wrong = visits.depart(new DiscordRequest.AsCustomer());
        DiscordVisits.Sent none = visits.depart(new DiscordRequest.AsCustomer());

        assertThat(visits.back(declining, Optional.of("code"), Optional.of("access_denied")))
                .isEqualTo(new DiscordArrival.Declined());
        assertThat(visits.back(failing, Optional.of("code"), Optional.of("server_error")))
                .isEqualTo(new DiscordArrival.WrongCode());
        assertThat(visits.back(wrong, Optional.of("wrong"), Optional.empty()))
                .isEqualTo(new DiscordArrival.WrongCode());
        assertThat(visits.back(none, Optional.empty(), Optional.empty())).isEqualTo(new DiscordArrival.WrongCode());

        assertThat(visits.actions()).hasSize(4).containsOnly(AuditAction.LOGIN);
        assertThat(engine.audit()).noneMatch(AuditEntry::success);
    }

    @Test
    void whyDiscordCouldNotBeAskedIsForTheOperator() {
        visits.discord.codes.put("code", new DiscordAnswer.Unavailable("Discord's token endpoint: no answer"));

        assertThat(visits.back(visits.depart(new DiscordRequest.AsCustomer()), Optional.of("code"), Optional.empty()))
                .isEqualTo(new DiscordArrival.Unavailable());

        assertThat(engine.audit().getLast().after()).containsEntry("reason", "Discord's token endpoint: no answer");
    }

    @Test
    void aNetworkHasTenAttemptsAMinuteThereAndBack() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());
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
        in(visits.back(sent, ada("ada@example.com")));
    }

    @Test
    void whatWasNeverSaidInLineIsNoName() {
        Account account = in(visits.arrive(
                new DiscordRequest.AsCustomer(),
                new DiscordProfile(ADA, Optional.of("a\nb"), Optional.of("ada@example.com"))));

        assertThat(account.name()).isEmpty();
    }

    @Test
    void thoseWhoDoNotComeBackAreForgotten() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());
        new ForgetSignIns(engine.persistence.transactions(), engine.persistence.signInAttempts())
                .forget(NOW.plus(TEN_MINUTES).plusMillis(1));

        assertThat(visits.back(sent, ada("ada@example.com"))).isEqualTo(new DiscordArrival.Unexpected());
    }

    @Test
    void nothingSecretIsAuditedOrShown() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());
        DiscordReturn returned = returned(sent, Optional.of(visits.discord.codeOf(ada("ada@example.com"))));
        DiscordArrival arrival = engine.engine().discordSignIn().arrive(Fixtures.origin(), returned);

        assertThat(engine.audit() + "" + returned + arrival)
                .doesNotContain(sent.state(), sent.browser(), returned.code().orElseThrow());
    }

    @Test
    void whoWasSentByOneNodeMayComeBackToAnother() {
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.AsCustomer());
        DiscordReturn returned = returned(sent, Optional.of(visits.discord.codeOf(ada("ada@example.com"))));

        try (LicenseEngine node = engine.anotherNode()) {
            in(node.discordSignIn().arrive(Fixtures.origin(), returned));
            assertThat(node.discordSignIn().arrive(Fixtures.origin(), returned))
                    .isEqualTo(new DiscordArrival.Unexpected());
        }
        assertThat(engine.engine().discordSignIn().arrive(Fixtures.origin(), returned))
                .isEqualTo(new DiscordArrival.Unexpected());
    }
}
