package org.portcullis.jdbi;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.portcullis.core.customer.CustomerProfile;
import org.portcullis.core.customer.PlatformAccount;
import org.portcullis.core.license.Platform;

/** A customer's profile as the JSON object in its row, and back. Nothing is looked up by what it holds. */
final class ProfileText {

    private static final String ID = ".id";
    private static final String USERNAME = ".username";

    private ProfileText() {}

    static Optional<String> of(CustomerProfile profile) {
        Map<String, String> fields = new HashMap<>();
        profile.firstName().ifPresent(text -> fields.put("firstName", text));
        profile.lastName().ifPresent(text -> fields.put("lastName", text));
        profile.username().ifPresent(text -> fields.put("username", text));
        profile.pictureUrl().ifPresent(text -> fields.put("pictureUrl", text));
        profile.discordUsername().ifPresent(text -> fields.put("discordUsername", text));
        profile.discordAvatarUrl().ifPresent(text -> fields.put("discordAvatarUrl", text));
        profile.accounts().forEach((platform, account) -> {
            account.id().ifPresent(text -> fields.put(platform.name() + ID, text));
            account.username().ifPresent(text -> fields.put(platform.name() + USERNAME, text));
        });
        return fields.isEmpty() ? Optional.empty() : Optional.of(Json.write(fields));
    }

    static CustomerProfile read(Optional<String> json) {
        if (json.isEmpty()) {
            return CustomerProfile.UNKNOWN;
        }
        Map<String, String> fields = Json.read(json.get());
        return new CustomerProfile(
                Optional.ofNullable(fields.get("firstName")),
                Optional.ofNullable(fields.get("lastName")),
                Optional.ofNullable(fields.get("username")),
                Optional.ofNullable(fields.get("pictureUrl")),
                Optional.ofNullable(fields.get("discordUsername")),
                Optional.ofNullable(fields.get("discordAvatarUrl")),
                accounts(fields));
    }

    private static Map<Platform, PlatformAccount> accounts(Map<String, String> fields) {
        Map<Platform, PlatformAccount> accounts = new EnumMap<>(Platform.class);
        for (Platform platform : Platform.values()) {
            PlatformAccount account = new PlatformAccount(
                    Optional.ofNullable(fields.get(platform.name() + ID)),
                    Optional.ofNullable(fields.get(platform.name() + USERNAME)));
            if (account.id().isPresent() || account.username().isPresent()) {
                accounts.put(platform, account);
            }
        }
        return accounts;
    }
}
