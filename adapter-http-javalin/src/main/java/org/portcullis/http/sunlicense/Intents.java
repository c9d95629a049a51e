package org.portcullis.http.sunlicense;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.portcullis.core.access.Intent;

/** The intents that each route accepts, as the vendor's document has them, and in its order. */
final class Intents {

    static final Set<Intent> VALIDATE = EnumSet.of(Intent.LICENSE_VALIDATE, Intent.ALL_READ_WRITE);

    private Intents() {}

    /** As a failure tells them. */
    static List<String> names(Set<Intent> intents) {
        return intents.stream().map(Intent::name).toList();
    }
}
