package org.portcullis.ports.in;

import org.portcullis.core.access.Account;
import org.portcullis.core.access.Caller;

/**
 * A program that presented a usable app key.
 *
 * @param caller the key's account, within the key's product
 * @param account the same, with all that is known of it
 */
public record AppBearer(Caller.App caller, Account account) {}
