package org.portcullis.core.access;

/**
 * A sign-in session that was just begun.
 *
 * @param session the session
 * @param secret what shows it; nobody can be told it again
 */
public record OpenedSession(SignInSession session, Secret secret) {}
