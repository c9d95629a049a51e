package org.portcullis.core.license;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * Whom a licence names, as the seller wrote it.
 *
 * @param name a person or firm
 * @param email an address as written; not verified
 */
public record Holder(Optional<String> name, Optional<String> email) {

    /** Nobody in particular. */
    public static final Holder NOBODY = new Holder(Optional.empty(), Optional.empty());

    public Holder {
        name.ifPresent(text -> TextRule.NAME.require("holder name", text));
        email.ifPresent(text -> TextRule.NAME.require("holder email", text));
    }
}
