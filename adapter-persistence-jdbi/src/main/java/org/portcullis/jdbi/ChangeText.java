package org.portcullis.jdbi;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.ports.out.Change;

/** What one node changed, as the text that the others are sent: who, a colon, what sort of change, a colon, of what. */
record ChangeText(UUID node, Change change) {

    private static final String LICENSE = "license";
    private static final String ACCOUNT = "account";
    private static final String CREDENTIALS = "credentials";
    private static final String SIGNING_KEYS = "signing-keys";
    private static final String INSTANCE = "instance";

    /** Empty for a change that other nodes need not know of. */
    static Optional<String> write(UUID node, Change change) {
        return switch (change) {
            case Change.SeatTaken taken -> Optional.empty();
            case Change.LicenseChanged changed ->
                Optional.of(write(node, LICENSE, changed.key().text()));
            case Change.AccountChanged changed ->
                Optional.of(
                        write(node, ACCOUNT, String.valueOf(changed.account().value())));
            case Change.CredentialsChanged changed ->
                Optional.of(write(
                        node, CREDENTIALS, String.valueOf(changed.account().value())));
            case Change.SigningKeysChanged changed -> Optional.of(write(node, SIGNING_KEYS, ""));
            case Change.InstanceChanged changed -> Optional.of(write(node, INSTANCE, ""));
        };
    }

    private static String write(UUID node, String sort, String what) {
        return node + ":" + sort + ":" + what;
    }

    /** A text that a newer version may have written means that anything may have changed. */
    static ChangeText read(String text) {
        List<String> parts = List.of(text.split(":", 3));
        try {
            return new ChangeText(UUID.fromString(parts.get(0)), change(parts.get(1), parts.get(2)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException unknown) {
            return new ChangeText(new UUID(0, 0), new Change.InstanceChanged());
        }
    }

    private static Change change(String sort, String what) {
        return switch (sort) {
            case LICENSE -> new Change.LicenseChanged(new LicenseKey(what));
            case ACCOUNT -> new Change.AccountChanged(new AccountId(Long.parseLong(what)));
            case CREDENTIALS -> new Change.CredentialsChanged(new AccountId(Long.parseLong(what)));
            case SIGNING_KEYS -> new Change.SigningKeysChanged();
            default -> new Change.InstanceChanged();
        };
    }
}
