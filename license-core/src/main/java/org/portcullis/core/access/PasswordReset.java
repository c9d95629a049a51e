package org.portcullis.core.access;

import java.time.Instant;
import org.portcullis.core.id.AccountId;

/**
 * That whoever presents a secret may set an account's password, once, without knowing the one before.
 *
 * @param account whose password
 * @param hash all that is kept of the secret
 * @param expiresAt from when on it is good for nothing, in milliseconds
 * @param mailed whether the secret was sent to the account's e-mail address, so that whoever presents it has that address
 */
public record PasswordReset(AccountId account, SecretHash hash, Instant expiresAt, boolean mailed) {}
