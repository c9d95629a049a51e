package org.portcullis.ports.in;

import org.portcullis.core.access.Account;

/** What came of saying who signs in to an account with Discord. */
public sealed interface DiscordLinking {

    /** It is so. */
    record Done(Account account) implements DiscordLinking {}

    /** That Discord account signs in to another account. */
    record AlreadyLinked() implements DiscordLinking {}

    /** There is no such account. */
    record NoSuchAccount() implements DiscordLinking {}
}
