package org.portcullis.http.sunlicense;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.portcullis.core.access.Intent;

/** The intents that each route accepts, as the vendor's document has them, and in its order. */
final class Intents {

    static final Set<Intent> READ_PRODUCTS =
            EnumSet.of(Intent.PRODUCTS_READ, Intent.PRODUCTS_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_PRODUCTS = EnumSet.of(Intent.PRODUCTS_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_LICENSES =
            EnumSet.of(Intent.LICENSES_READ, Intent.LICENSES_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_LICENSES = EnumSet.of(Intent.LICENSES_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_BLACKLISTS =
            EnumSet.of(Intent.BLACKLISTS_READ, Intent.BLACKLISTS_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_BLACKLISTS = EnumSet.of(Intent.BLACKLISTS_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_REQUESTS = EnumSet.of(Intent.REQUESTS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_CUSTOMERS = EnumSet.of(Intent.CUSTOMERS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> VALIDATE = EnumSet.of(Intent.LICENSE_VALIDATE, Intent.ALL_READ_WRITE);

    private Intents() {}

    /** As a failure tells them. */
    static List<String> names(Set<Intent> intents) {
        return intents.stream().map(Intent::name).toList();
    }
}
