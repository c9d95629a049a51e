package org.portcullis.server.csv;

import java.util.Locale;

/** The columns of a file of licences, in the order in which they are written. docs/import-export.md tells what is in them. */
enum Column {
    KEY,
    KEY_FORMAT,
    PRODUCT,
    KIND,
    STATUS,
    VALID_FROM,
    VALID_UNTIL,
    MAX_IPS,
    MAX_HARDWARE,
    MAX_USERS,
    IP_LOCK,
    PLAN,
    PRODUCT_NAME,
    CUSTOMER,
    HOLDER_NAME,
    HOLDER_EMAIL,
    PLATFORM,
    PLATFORM_NAME,
    PLATFORM_OWNER_ID,
    DISCORD_ID,
    DISCORD_USERNAME,
    NOTES,
    METADATA,
    CREDITS,
    CREDITS_USED,
    CREATED_AT;

    /** What the header calls it. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
