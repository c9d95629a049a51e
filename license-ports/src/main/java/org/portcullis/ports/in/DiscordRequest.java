package org.portcullis.ports.in;

import java.util.Optional;
import org.portcullis.core.access.ReturnPath;

/**
 * Somebody wants to be sent to Discord.
 *
 * @param purpose what for
 * @param next where they want to go afterwards
 */
public record DiscordRequest(Purpose purpose, Optional<ReturnPath> next) {

    /** What for. */
    public sealed interface Purpose {}

    /** To sign in as a customer; an account is made at the first time. */
    public record AsCustomer() implements Purpose {}

    /** To sign in as a vendor or administrator. */
    public record AsStaff() implements Purpose {}

    /** To have the Discord account sign in to the account of {@code bearer} from now on. */
    public record ToLink(SessionBearer bearer) implements Purpose {}
}
