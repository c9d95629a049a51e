package org.portcullis.core.access;

/** What an account may do on a server. */
public enum Role {
    /** Sees and changes what every account owns. */
    ADMIN,
    /** A vendor: sees and changes what it owns. */
    USER,
    /** A buyer: sees the licences that were sold to it. */
    CUSTOMER
}
