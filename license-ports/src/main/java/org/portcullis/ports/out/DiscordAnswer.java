package org.portcullis.ports.out;

import org.portcullis.core.access.DiscordProfile;

/** What came of asking Discord who somebody is. */
public sealed interface DiscordAnswer {

    /** It is known. */
    record Known(DiscordProfile profile) implements DiscordAnswer {}

    /** Discord gave nobody this code, or not for this sign-in, or it was redeemed before. */
    record WrongCode() implements DiscordAnswer {}

    /**
     * Discord could not be asked, or gave an answer that can't be one.
     *
     * @param reason what happened, for the operator; tells no secret
     */
    record Unavailable(String reason) implements DiscordAnswer {}
}
