package org.portcullis.application.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.portcullis.application.access.DiscordVisits.ADA;
import static org.portcullis.application.access.DiscordVisits.TEN_MINUTES;
import static org.portcullis.application.access.DiscordVisits.ada;
import static org.portcullis.application.access.DiscordVisits.done;
import static org.portcullis.application.access.DiscordVisits.in;
import static org.portcullis.testkit.Fixtures.NOW;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.Forbidden;
import org.portcullis.ports.in.DiscordArrival;
import org.portcullis.ports.in.DiscordDeparture;
import org.portcullis.ports.in.DiscordLinking;
import org.portcullis.ports.in.DiscordRequest;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.testkit.Fixtures;

/** Who signs in with Discord to an account that was there before. */
class DiscordLinkTest {

    private final DiscordVisits visits = new DiscordVisits();
    private final MemoryEngine engine = visits.engine;

    @AfterEach
    void close() {
        visits.close();
    }

    @Test
    void whoIsLinkedByTheOperatorIsLetInAndOnlyAsWhatTheyAre() {
        AccountId admin = engine.admin.accountId().orElseThrow();
        assertThat(engine.engine().accounts().linkDiscord(engine.admin, admin, Optional.of(ADA)))
                .isInstanceOf(DiscordLinking.Done.class);

        assertThat(in(visits.arrive(new DiscordRequest.AsStaff(), ada("elsewhere@example.com")))
                        .id())
                .isEqualTo(admin);
        assertThat(visits.stored(admin).emailVerifiedAt()).isEmpty();
        assertThat(visits.arrive(new DiscordRequest.AsCustomer(), ada("elsewhere@example.com")))
                .isEqualTo(new DiscordArrival.NotCustomer());
    }

    @Test
    void onlyAdministratorsLinkOthers() {
        AccountId vendor = engine.vendorAccount.id();

        for (Caller caller : List.of(engine.vendor, engine.buyer, engine.stranger)) {
            assertThatThrownBy(() -> engine.engine().accounts().linkDiscord(caller, vendor, Optional.of(ADA)))
                    .isInstanceOf(Forbidden.class);
        }
        assertThat(visits.found(ADA)).isEmpty();
    }

    @Test
    void whoeverElseSignedInWithDiscordIsOutWhenTheLinkChanges() {
        AccountId vendor = engine.vendorAccount.id();
        engine.engine().accounts().linkDiscord(engine.admin, vendor, Optional.of(ADA));
        SignInOutcome.Done session = done(visits.arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")));

        assertThat(engine.engine().accounts().linkDiscord(engine.admin, engine.otherAccount.id(), Optional.of(ADA)))
                .isEqualTo(new DiscordLinking.AlreadyLinked());
        assertThat(engine.engine().accounts().linkDiscord(engine.admin, new AccountId(4711), Optional.of(ADA)))
                .isEqualTo(new DiscordLinking.NoSuchAccount());
        assertThat(visits.bearer(session)).isPresent();

        engine.engine().accounts().linkDiscord(engine.admin, vendor, Optional.empty());

        assertThat(visits.bearer(session)).isEmpty();
        assertThat(visits.arrive(new DiscordRequest.AsStaff(), ada("ada@example.com")))
                .isEqualTo(new DiscordArrival.NotStaff());
    }

    @Test
    void whoIsSignedInLinksTheirOwnAccount() {
        SessionBearer bearer = visits.signedIn();
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.ToLink(bearer));

        DiscordArrival arrival = visits.back(sent, ada(bearer.account().email()), Optional.of(bearer));

        assertThat(arrival).isEqualTo(new DiscordArrival.Linked(Optional.empty()));
        Account linked = visits.stored(bearer.account().id());
        assertThat(linked.discord()).contains(ADA);
        assertThat(linked.emailVerifiedAt()).contains(NOW);
        assertThat(engine.audit().getLast().actor()).contains(linked.id());
        assertThat(in(visits.arrive(new DiscordRequest.AsStaff(), ada("other@example.com")))
                        .id())
                .isEqualTo(linked.id());
    }

    @Test
    void aSessionOfTenMinutesIsTooOldToLink() {
        SessionBearer bearer = visits.signedIn();
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
        SessionBearer bearer = visits.signedIn();
        SessionBearer other = visits.signedIn(engine.otherAccount.id());

        assertThat(visits.back(
                        visits.depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.empty()))
                .isEqualTo(new DiscordArrival.SignedOut());
        assertThat(visits.back(
                        visits.depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.of(other)))
                .isEqualTo(new DiscordArrival.SignedOut());
        DiscordVisits.Sent sent = visits.depart(new DiscordRequest.ToLink(bearer));
        engine.engine().sessions().signOut(bearer);
        assertThat(visits.back(sent, ada("ada@example.com"), Optional.of(bearer)))
                .isEqualTo(new DiscordArrival.SignedOut());

        assertThat(visits.found(ADA)).isEmpty();
    }

    @Test
    void aDiscordAccountOfAnotherIsNotLinked() {
        Account customer = in(visits.arrive(new DiscordRequest.AsCustomer(), ada("ada@example.com")));
        SessionBearer bearer = visits.signedIn();

        assertThat(visits.back(
                        visits.depart(new DiscordRequest.ToLink(bearer)), ada("ada@example.com"), Optional.of(bearer)))
                .isEqualTo(new DiscordArrival.AlreadyLinked());

        assertThat(visits.found(ADA)).contains(customer);
    }
}
