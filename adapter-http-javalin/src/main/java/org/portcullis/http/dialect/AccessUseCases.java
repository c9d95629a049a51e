package org.portcullis.http.dialect;

import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.OwnSessions;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.SignIn;

/**
 * What dialects call to know who calls them.
 *
 * @param authentication whose a credential is
 * @param signIn lets people in
 * @param sessions what people do with their sign-in sessions
 * @param passwords sets passwords
 */
public record AccessUseCases(
        Authentication authentication, SignIn signIn, OwnSessions sessions, PasswordAdministration passwords) {}
