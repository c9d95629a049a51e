package org.portcullis.ports.in;

import java.util.Optional;

/**
 * Somebody comes back from Discord. All of it is free text of whoever calls.
 *
 * @param state what was sent along
 * @param code what Discord gave them
 * @param error why Discord gave them none
 * @param browser the secret that their browser kept meanwhile
 * @param replaced the secret of the session that the browser showed; it ends if another one begins
 * @param bearer who is signed in with it, if somebody is
 */
public record DiscordReturn(
        Optional<String> state,
        Optional<String> code,
        Optional<String> error,
        Optional<String> browser,
        Optional<String> replaced,
        Optional<SessionBearer> bearer) {

    @Override
    public String toString() {
        return "DiscordReturn[***]";
    }
}
