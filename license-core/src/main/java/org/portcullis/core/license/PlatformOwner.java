package org.portcullis.core.license;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * Who holds a licence in the words of the place it was sold at. Texts are kept as they came: an empty text and none are
 * told apart, since vendors' clients send back what they were given.
 *
 * @param platform where it was sold
 * @param otherName the place's name if the platform is {@link Platform#OTHER}
 * @param id the buyer's id there
 * @param discordId the buyer's Discord id
 * @param discordUsername the buyer's Discord name
 */
public record PlatformOwner(
        Optional<Platform> platform,
        Optional<String> otherName,
        Optional<String> id,
        Optional<String> discordId,
        Optional<String> discordUsername) {

    /** Not sold at any such place. */
    public static final PlatformOwner NONE =
            new PlatformOwner(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public PlatformOwner {
        otherName.ifPresent(text -> TextRule.NAME.require("platform name", text));
        id.ifPresent(text -> TextRule.NAME.require("platform id", text));
        discordId.ifPresent(text -> TextRule.NAME.require("Discord id", text));
        discordUsername.ifPresent(text -> TextRule.NAME.require("Discord name", text));
    }
}
