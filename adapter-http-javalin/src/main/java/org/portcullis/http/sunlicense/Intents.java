package org.portcullis.http.sunlicense;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.portcullis.core.access.Intent;

/** The intents that each route accepts, as the vendor's document has them, and in its order. */
final class Intents {

    static final Set<Intent> READ_PRODUCTS =
            unmodifiable(Intent.PRODUCTS_READ, Intent.PRODUCTS_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_PRODUCTS = unmodifiable(Intent.PRODUCTS_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_LICENSES =
            unmodifiable(Intent.LICENSES_READ, Intent.LICENSES_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_LICENSES = unmodifiable(Intent.LICENSES_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_BLACKLISTS =
            unmodifiable(Intent.BLACKLISTS_READ, Intent.BLACKLISTS_READ_WRITE, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> WRITE_BLACKLISTS = unmodifiable(Intent.BLACKLISTS_READ_WRITE, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_REQUESTS = unmodifiable(Intent.REQUESTS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> READ_CUSTOMERS =
            unmodifiable(Intent.CUSTOMERS_READ, Intent.ALL_READ, Intent.ALL_READ_WRITE);
    static final Set<Intent> VALIDATE = unmodifiable(Intent.LICENSE_VALIDATE, Intent.ALL_READ_WRITE);

    private Intents() {}

    /** In the order of the document, which {@code Set.of} would lose. */
    private static Set<Intent> unmodifiable(Intent first, Intent... others) {
        return Collections.unmodifiableSet(EnumSet.of(first, others));
    }

    /** As a failure tells them. */
    static List<String> names(Set<Intent> intents) {
        return intents.stream().map(Intent::name).toList();
    }
}
