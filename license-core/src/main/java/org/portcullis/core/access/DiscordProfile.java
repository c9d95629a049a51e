package org.portcullis.core.access;

import java.util.Optional;

/**
 * What Discord says of somebody who signed in there.
 *
 * @param id who it is; nothing else identifies anybody
 * @param username what they are called at present; free text of theirs, as Discord sent it
 * @param verifiedEmail the e-mail address, if Discord made sure that it is theirs; as Discord sent it
 */
public record DiscordProfile(DiscordId id, Optional<String> username, Optional<String> verifiedEmail) {

    /** The address is nobody's business. */
    @Override
    public String toString() {
        return "DiscordProfile[" + id.text() + "]";
    }
}
