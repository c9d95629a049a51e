package org.portcullis.core.customer;

import java.util.Optional;
import org.portcullis.core.text.TextRule;

/**
 * Who a customer is at a marketplace or in a community.
 *
 * @param id the customer's id there
 * @param username the customer's name there
 */
public record PlatformAccount(Optional<String> id, Optional<String> username) {

    public PlatformAccount {
        id.ifPresent(text -> TextRule.NAME.require("platform id", text));
        username.ifPresent(text -> TextRule.NAME.require("platform name", text));
    }
}
