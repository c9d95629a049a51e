package org.portcullis.server.csv;

import static org.portcullis.server.csv.Column.*;

import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.Holder;
import org.portcullis.core.license.IpLock;
import org.portcullis.core.license.KeyFormat;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.LicensePlan;
import org.portcullis.core.license.Limit;
import org.portcullis.core.license.Metadata;
import org.portcullis.core.license.Platform;
import org.portcullis.core.license.PlatformOwner;
import org.portcullis.core.license.Standing;
import org.portcullis.core.license.Term;
import org.portcullis.core.text.TextRule;
import org.portcullis.ports.in.TransferredLicense;

/** A licence as one record of a file, and back. */
final class LicenseRecord {

    private static final String OFF = "off";
    private static final String WAITING = "waiting";

    private LicenseRecord() {}

    /**
     * The licence that a record tells.
     *
     * @throws Fields.Wrong if it tells none
     */
    static TransferredLicense read(Fields fields) {
        LicenseKind kind = fields.constant(KIND, LicenseKind.class).orElse(LicenseKind.FIXED);
        return new TransferredLicense(
                fields.word(PRODUCT).orElseThrow(() -> new Fields.Wrong(PRODUCT, "is required")),
                fields.word(CUSTOMER),
                key(fields),
                fields.word(KEY_FORMAT).map(text -> checked(KEY_FORMAT, text, KeyFormat::new)),
                kind,
                standing(fields),
                term(fields),
                limit(fields, MAX_IPS),
                limit(fields, MAX_HARDWARE),
                limit(fields, MAX_USERS).orElse(Limit.UNLIMITED),
                ipLock(fields),
                fields.constant(PLAN, LicensePlan.class).orElse(LicensePlan.FREE),
                fields.text(PRODUCT_NAME, TextRule.NAME),
                new Holder(fields.text(HOLDER_NAME, TextRule.NAME), fields.text(HOLDER_EMAIL, TextRule.NAME)),
                platform(fields),
                fields.text(NOTES, TextRule.NOTES),
                fields.text(METADATA, Metadata.RULE)
                        .map(text -> checked(METADATA, text, JsonObject::metadata))
                        .orElse(Metadata.EMPTY),
                credits(fields, kind),
                fields.moment(CREATED_AT, 0).map(LicenseRecord::storable));
    }

    private static Optional<LicenseKey> key(Fields fields) {
        return fields.word(KEY)
                .map(word -> LicenseKey.parse(word)
                        .orElseThrow(() -> new Fields.Wrong(
                                KEY, "must have 4 to " + LicenseKey.MAX_LENGTH + " characters, ASCII without space")));
    }

    private static Standing standing(Fields fields) {
        Standing standing = fields.constant(STATUS, Standing.class).orElse(Standing.ACTIVE);
        if (standing == Standing.DELETED) {
            throw new Fields.Wrong(STATUS, "a deleted license can't be taken in");
        }
        return standing;
    }

    private static Term term(Fields fields) {
        Optional<Instant> from = fields.moment(VALID_FROM, 0);
        // A date is the last day on which it is valid.
        Optional<Instant> until = fields.moment(VALID_UNTIL, 1);
        return checked(VALID_UNTIL, until, end -> Term.of(from, end));
    }

    private static Instant storable(Instant moment) {
        return checked(CREATED_AT, moment, Term::until).end().orElseThrow();
    }

    private static Optional<Limit> limit(Fields fields, Column column) {
        return fields.number(column, -1, Integer.MAX_VALUE).map(max -> Limit.of(max.intValue()));
    }

    private static IpLock ipLock(Fields fields) {
        String word = fields.word(IP_LOCK).orElse(OFF);
        return switch (word) {
            case OFF -> new IpLock.Off();
            case WAITING -> new IpLock.Waiting();
            default ->
                new IpLock.Held(IpAddress.parse(word)
                        .orElseThrow(() -> new Fields.Wrong(IP_LOCK, "must be off, waiting or an IP address")));
        };
    }

    /** Their clients tell an empty text from none. */
    private static PlatformOwner platform(Fields fields) {
        return new PlatformOwner(
                fields.constant(PLATFORM, Platform.class),
                fields.asIs(PLATFORM_NAME, TextRule.NAME),
                fields.asIs(PLATFORM_OWNER_ID, TextRule.NAME),
                fields.asIs(DISCORD_ID, TextRule.NAME),
                fields.asIs(DISCORD_USERNAME, TextRule.NAME));
    }

    private static Credits credits(Fields fields, LicenseKind kind) {
        long total = fields.number(CREDITS, 0, Long.MAX_VALUE).orElse(0L);
        long used = fields.number(CREDITS_USED, 0, Long.MAX_VALUE).orElse(0L);
        if (kind != LicenseKind.CONSUMPTION && total + used != 0) {
            throw new Fields.Wrong(CREDITS, "only a license of kind CONSUMPTION has any");
        }
        if (used > total) {
            throw new Fields.Wrong(CREDITS_USED, "must be at most as many as credits");
        }
        return new Credits(total, used);
    }

    private static <T, R> R checked(Column column, T value, Function<T, R> type) {
        try {
            return type.apply(value);
        } catch (IllegalArgumentException refused) {
            throw new Fields.Wrong(column, String.valueOf(refused.getMessage()));
        }
    }

    /** What is written of a licence; nothing for what it has not. */
    static Map<Column, @Nullable String> write(TransferredLicense license) {
        Map<Column, @Nullable String> fields = new EnumMap<>(Column.class);
        put(fields, KEY, license.key().map(LicenseKey::text));
        put(fields, KEY_FORMAT, license.keyFormat().map(KeyFormat::pattern));
        put(fields, PRODUCT, Optional.of(license.product()));
        fields.put(KIND, license.kind().name());
        fields.put(STATUS, license.standing().name());
        putNumber(fields, VALID_FROM, license.term().from());
        putNumber(fields, VALID_UNTIL, license.term().end());
        putNumber(fields, MAX_IPS, license.ips().map(Limit::max));
        putNumber(fields, MAX_HARDWARE, license.hardware().map(Limit::max));
        putNumber(fields, MAX_USERS, Optional.of(license.users().max()));
        fields.put(IP_LOCK, word(license.ipLock()));
        fields.put(PLAN, license.plan().name());
        put(fields, PRODUCT_NAME, license.productName());
        put(fields, CUSTOMER, license.customer());
        put(fields, HOLDER_NAME, license.holder().name());
        put(fields, HOLDER_EMAIL, license.holder().email());
        put(fields, PLATFORM, license.platform().platform().map(Platform::name));
        put(fields, PLATFORM_NAME, license.platform().otherName());
        put(fields, PLATFORM_OWNER_ID, license.platform().id());
        put(fields, DISCORD_ID, license.platform().discordId());
        put(fields, DISCORD_USERNAME, license.platform().discordUsername());
        put(fields, NOTES, license.notes());
        put(
                fields,
                METADATA,
                Optional.of(license.metadata())
                        .filter(some -> !some.equals(Metadata.EMPTY))
                        .map(Metadata::json));
        if (license.kind() == LicenseKind.CONSUMPTION) {
            putNumber(fields, CREDITS, Optional.of(license.credits().total()));
            putNumber(fields, CREDITS_USED, Optional.of(license.credits().used()));
        }
        putNumber(fields, CREATED_AT, license.createdAt());
        return fields;
    }

    private static String word(IpLock lock) {
        return switch (lock) {
            case IpLock.Off off -> OFF;
            case IpLock.Waiting waiting -> WAITING;
            case IpLock.Held held -> held.ip().text();
        };
    }

    private static void put(Map<Column, @Nullable String> fields, Column column, Optional<String> text) {
        text.map(Formulas::guard).ifPresent(guarded -> fields.put(column, guarded));
    }

    /** No text of anybody's: a number or a moment can't be a formula, and {@code -1} should look like itself. */
    private static void putNumber(Map<Column, @Nullable String> fields, Column column, Optional<?> value) {
        value.ifPresent(known -> fields.put(column, known.toString()));
    }
}
