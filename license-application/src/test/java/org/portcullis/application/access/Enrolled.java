package org.portcullis.application.access;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.portcullis.application.LicenseEngine;
import org.portcullis.application.MemoryEngine;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.OpenedSession;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.ports.in.SecondFactorEnabling;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SecondStepOutcome;
import org.portcullis.ports.in.SecondStepRequest;
import org.portcullis.ports.in.SessionBearer;
import org.portcullis.ports.in.SignInOutcome;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.testkit.Authenticator;
import org.portcullis.testkit.Fixtures;

/** Somebody with a password and a second factor, and how they sign in. */
record Enrolled(
        MemoryEngine engine,
        Account account,
        Authenticator authenticator,
        List<RecoveryCode> recoveryCodes,
        OpenedSession session) {

    static final Password PASSWORD = new Password("plum orbit green 7");

    /** Gives an account a password and enables its second factor; the code for that is of the step before {@code now}. */
    static Enrolled enroll(MemoryEngine engine, Account account) {
        engine.engine().passwords().set(engine.admin, account.id(), PASSWORD);
        SessionBearer bearer = bearer(engine, signedIn(engine, account).opened());
        var ready = (SecondFactorSetup.Ready) engine.engine().secondFactor().setUp(bearer, Optional.of(PASSWORD));
        Authenticator authenticator = new Authenticator(ready.written());
        var done = (SecondFactorEnabling.Done) engine.engine()
                .secondFactor()
                .enable(bearer, authenticator.code(engine.time.instant().minusSeconds(30)));
        return new Enrolled(engine, account, authenticator, done.recoveryCodes(), done.opened());
    }

    static SignInOutcome.Done signedIn(MemoryEngine engine, Account account) {
        return (SignInOutcome.Done) signIn(engine.engine(), account, Optional.empty());
    }

    static SignInOutcome signIn(LicenseEngine node, Account account, Optional<String> code) {
        var request = new SignInRequest(account.email(), PASSWORD, SignInSession.Kind.BROWSER, Optional.empty(), code);
        return node.signIn().byPassword(Fixtures.origin(), request);
    }

    static SessionBearer bearer(MemoryEngine engine, OpenedSession opened) {
        return engine.engine()
                .authentication()
                .bySession(opened.secret().text(), Fixtures.origin())
                .orElseThrow();
    }

    static SecondStepOutcome verify(LicenseEngine node, String challenge, String code) {
        return verify(node, Fixtures.origin(), challenge, code);
    }

    static SecondStepOutcome verify(LicenseEngine node, Origin origin, String challenge, String code) {
        var request = new SecondStepRequest(challenge, code, SignInSession.Kind.BROWSER, Optional.empty());
        return node.secondStep().verify(origin, request);
    }

    static Origin from(String ip) {
        return new Origin(IpAddress.of(ip), Optional.empty(), "test");
    }

    SessionBearer bearer() {
        return bearer(engine, session);
    }

    /** What the authenticator shows now. */
    String code() {
        return code(0);
    }

    /** What the authenticator shows so many seconds from now. */
    String code(int seconds) {
        return authenticator.code(now().plusSeconds(seconds));
    }

    String wrongCode() {
        return authenticator.wrongCode(now());
    }

    private Instant now() {
        return engine.time.instant();
    }

    /** The challenge that the password gets. */
    String challenge() {
        return ((SignInOutcome.CodeRequired) signIn(engine.engine(), account, Optional.empty()))
                .challenge()
                .text();
    }

    SecondStepOutcome verify(String challenge, String code) {
        return verify(engine.engine(), challenge, code);
    }
}
