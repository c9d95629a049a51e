package org.portcullis.http.matrix;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.portcullis.core.access.Intent;

/**
 * Somebody who calls.
 *
 * @param credential what they call with
 * @param account whose it is
 * @param state whether it is still good
 * @param intents of a token, what it is good for
 */
record Caller(Credential credential, Who account, State state, Set<Intent> intents) {

    /** What is called with. */
    enum Credential {
        /** Nothing. */
        NONE,
        /** The cookie of a browser that is signed in. */
        SESSION,
        /** The same, sent by a page of another site. */
        SESSION_ON_ANOTHER_SITE,
        /** A user's signed token. */
        SIGNED_TOKEN,
        /** The key of the vendor's product. */
        APP_KEY,
        /** The key of another of the vendor's products. */
        OTHER_APP_KEY,
        /** The key of a whole account. */
        SYSTEM_KEY,
        /** A token for some kinds of calls. */
        API_TOKEN
    }

    /** Whose a credential is. */
    enum Who {
        VENDOR,
        OTHER_VENDOR,
        BUYER,
        ADMINISTRATOR
    }

    /** Whether a credential is still good. */
    enum State {
        GOOD,
        REVOKED,
        EXPIRED,
        MADE_UP
    }

    boolean isGood() {
        return state == State.GOOD;
    }

    boolean is(Credential... credentials) {
        return Set.of(credentials).contains(credential);
    }

    @Override
    public String toString() {
        String who = account + "'s " + credential + (isGood() ? "" : " " + state);
        return credential == Credential.NONE ? "nobody" : intents.isEmpty() ? who : who + intents;
    }

    /** All that are tried. */
    static Stream<Caller> all() {
        Stream<Caller> people = Stream.of(Who.values())
                .flatMap(who -> Stream.of(Credential.SESSION, Credential.SIGNED_TOKEN)
                        .map(credential -> of(credential, who, State.GOOD)));
        Stream<Caller> tokens = Stream.of(Intent.values())
                .map(intent -> new Caller(Credential.API_TOKEN, Who.VENDOR, State.GOOD, EnumSet.of(intent)));
        Stream<Caller> programs = Stream.of(
                of(Credential.SESSION_ON_ANOTHER_SITE, Who.VENDOR, State.GOOD),
                of(Credential.APP_KEY, Who.VENDOR, State.GOOD),
                of(Credential.OTHER_APP_KEY, Who.VENDOR, State.GOOD),
                of(Credential.SYSTEM_KEY, Who.VENDOR, State.GOOD),
                of(Credential.SYSTEM_KEY, Who.OTHER_VENDOR, State.GOOD),
                of(Credential.SYSTEM_KEY, Who.ADMINISTRATOR, State.GOOD),
                of(Credential.SYSTEM_KEY, Who.BUYER, State.GOOD),
                all(Who.OTHER_VENDOR, State.GOOD),
                all(Who.ADMINISTRATOR, State.GOOD),
                all(Who.BUYER, State.GOOD));
        Stream<Caller> refused = Stream.of(
                        Credential.SESSION,
                        Credential.SIGNED_TOKEN,
                        Credential.APP_KEY,
                        Credential.SYSTEM_KEY,
                        Credential.API_TOKEN)
                .flatMap(credential -> Stream.of(State.REVOKED, State.EXPIRED, State.MADE_UP)
                        .map(state -> credential == Credential.API_TOKEN
                                ? all(Who.VENDOR, state)
                                : of(credential, Who.VENDOR, state)));
        return Stream.of(Stream.of(of(Credential.NONE, Who.VENDOR, State.GOOD)), people, tokens, programs, refused)
                .flatMap(callers -> callers);
    }

    private static Caller of(Credential credential, Who who, State state) {
        return new Caller(credential, who, state, Set.of());
    }

    private static Caller all(Who who, State state) {
        return new Caller(Credential.API_TOKEN, who, state, EnumSet.of(Intent.ALL_READ_WRITE));
    }

    /** Whose licences this caller sees: everybody's, or those of one account. */
    boolean sees(Who owner) {
        return account == Who.ADMINISTRATOR || account == owner && credential != Credential.OTHER_APP_KEY;
    }

    /** What a token is good for, if it is one; a buyer's account has none, and what it had is refused. */
    Optional<Set<Intent>> token() {
        return credential == Credential.API_TOKEN && isGood() && account != Who.BUYER
                ? Optional.of(intents)
                : Optional.empty();
    }
}
