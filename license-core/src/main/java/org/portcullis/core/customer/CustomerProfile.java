package org.portcullis.core.customer;

import java.util.Map;
import java.util.Optional;
import org.portcullis.core.license.Platform;
import org.portcullis.core.text.TextRule;

/**
 * What else is known of a {@link Customer}.
 *
 * @param firstName a person's first name
 * @param lastName a person's last name
 * @param username what the customer goes by
 * @param pictureUrl a picture of the customer
 * @param discordUsername the customer's Discord name
 * @param discordAvatarUrl the customer's picture at Discord
 * @param accounts who the customer is elsewhere
 */
public record CustomerProfile(
        Optional<String> firstName,
        Optional<String> lastName,
        Optional<String> username,
        Optional<String> pictureUrl,
        Optional<String> discordUsername,
        Optional<String> discordAvatarUrl,
        Map<Platform, PlatformAccount> accounts) {

    /** Nothing else is known. */
    public static final CustomerProfile UNKNOWN = new CustomerProfile(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Map.of());

    public CustomerProfile {
        firstName.ifPresent(text -> TextRule.NAME.require("first name", text));
        lastName.ifPresent(text -> TextRule.NAME.require("last name", text));
        username.ifPresent(text -> TextRule.NAME.require("username", text));
        pictureUrl.ifPresent(text -> TextRule.URL.require("picture URL", text));
        discordUsername.ifPresent(text -> TextRule.NAME.require("Discord name", text));
        discordAvatarUrl.ifPresent(text -> TextRule.URL.require("Discord picture URL", text));
        accounts = Map.copyOf(accounts);
    }
}
