package org.portcullis.ports.in;

import java.time.Duration;
import java.util.Optional;
import org.portcullis.core.access.ReturnPath;

/** What came of somebody's coming back from Discord. */
public sealed interface DiscordArrival {

    /**
     * It is known who it is: how the sign-in goes on, as after a right password.
     *
     * @param next where they want to go
     */
    record Known(SignInOutcome outcome, Optional<ReturnPath> next) implements DiscordArrival {}

    /** The Discord account signs in to the account from now on. */
    record Linked(Optional<ReturnPath> next) implements DiscordArrival {}

    /** Nobody is expected so: never was, not in this browser, no longer, or came already. */
    record Unexpected() implements DiscordArrival {}

    /** They did not let Discord tell who they are. */
    record Declined() implements DiscordArrival {}

    /** Discord did not give out what they came with, or not to them. */
    record WrongCode() implements DiscordArrival {}

    /** Discord can't be asked. */
    record Unavailable() implements DiscordArrival {}

    /** No vendor's or administrator's account is linked to the Discord account. */
    record NotStaff() implements DiscordArrival {}

    /** The Discord account is linked to a vendor's or administrator's account, which is not signed in to as a customer's. */
    record NotCustomer() implements DiscordArrival {}

    /** A customer's account takes an e-mail address that Discord verified, and there is none. */
    record NoVerifiedEmail() implements DiscordArrival {}

    /** The e-mail address is that of another account, which is not linked by it. */
    record EmailTaken() implements DiscordArrival {}

    /** The Discord account signs in to another account. */
    record AlreadyLinked() implements DiscordArrival {}

    /** Whoever wanted to link the Discord account is not signed in any more, or as somebody else. */
    record SignedOut() implements DiscordArrival {}

    /**
     * There were too many attempts from this address; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements DiscordArrival {}
}
