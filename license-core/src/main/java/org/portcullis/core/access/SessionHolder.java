package org.portcullis.core.access;

/**
 * A sign-in session with whom it makes its bearer, as they were at one moment; what a cache keeps.
 *
 * @param session the session
 * @param account who is signed in
 */
public record SessionHolder(SignInSession session, Account account) {}
