package org.portcullis.http.sunlicense;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.customer.PlatformAccount;
import org.portcullis.core.license.Platform;

/** What goes over the wire where customers are shown. */
final class CustomerMessages {

    private static final PlatformAccount NONE = new PlatformAccount(Optional.empty(), Optional.empty());

    private CustomerMessages() {}

    /**
     * A customer. Of what the vendor's own customers have, some is always null: a customer is no account here, so it has no
     * password, role, status or sign-in; and what Discord lets the server do for somebody is nobody else's business.
     */
    record ShownCustomer(
            long id,
            @Nullable String firstName,
            @Nullable String lastName,
            String username,
            @Nullable String email,
            @Nullable String phoneNumber,
            @Nullable String profilePictureUrl,
            @Nullable String passwordHash,
            @Nullable String role,
            @Nullable String status,
            String createdAt,
            @Nullable String lastLoginAt,
            @Nullable String discordId,
            @Nullable String discordUsername,
            @Nullable String discordAvatarUrl,
            @Nullable String discordAccessToken,
            @Nullable String discordRefreshToken,
            @Nullable String discordTokenExpiry,
            @Nullable String spigotId,
            @Nullable String spigotUsername,
            @Nullable String forgeId,
            @Nullable String forgeUsername,
            @Nullable String bukkitId,
            @Nullable String bukkitUsername,
            @Nullable String builtByBitId,
            @Nullable String builtByBitUsername,
            @Nullable String sourceExchangeId,
            @Nullable String sourceExchangeUsername) {

        static ShownCustomer from(Customer customer) {
            CustomerProfile profile = customer.profile();
            return new ShownCustomer(
                    customer.id().value(),
                    profile.firstName().orElse(null),
                    profile.lastName().orElse(null),
                    profile.username().orElse(customer.name()),
                    customer.email().orElse(null),
                    customer.phone().orElse(null),
                    profile.pictureUrl().orElse(null),
                    null,
                    null,
                    null,
                    Moments.text(customer.createdAt()),
                    null,
                    customer.discordId().orElse(null),
                    profile.discordUsername().orElse(null),
                    profile.discordAvatarUrl().orElse(null),
                    null,
                    null,
                    null,
                    id(profile, Platform.SPIGOT),
                    username(profile, Platform.SPIGOT),
                    id(profile, Platform.FORGE),
                    username(profile, Platform.FORGE),
                    id(profile, Platform.BUKKIT),
                    username(profile, Platform.BUKKIT),
                    id(profile, Platform.BUILT_BY_BIT),
                    username(profile, Platform.BUILT_BY_BIT),
                    id(profile, Platform.SOURCE_EXCHANGE),
                    username(profile, Platform.SOURCE_EXCHANGE));
        }

        private static @Nullable String id(CustomerProfile profile, Platform platform) {
            return profile.accounts().getOrDefault(platform, NONE).id().orElse(null);
        }

        private static @Nullable String username(CustomerProfile profile, Platform platform) {
            return profile.accounts().getOrDefault(platform, NONE).username().orElse(null);
        }
    }
}
