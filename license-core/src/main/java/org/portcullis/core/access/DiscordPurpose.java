package org.portcullis.core.access;

/** What somebody is sent to Discord for. */
public enum DiscordPurpose {
    /** To sign in as a customer, whose account is made if there is none. */
    CUSTOMER,
    /** To sign in as a vendor or administrator, whose account has to be there and linked. */
    STAFF,
    /** To link the Discord account to the account that is signed in to. */
    LINK
}
