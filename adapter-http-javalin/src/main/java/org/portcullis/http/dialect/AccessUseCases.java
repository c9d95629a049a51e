package org.portcullis.http.dialect;

import org.portcullis.ports.in.Authentication;
import org.portcullis.ports.in.DiscordSignIn;
import org.portcullis.ports.in.OwnSecondFactor;
import org.portcullis.ports.in.OwnSessions;
import org.portcullis.ports.in.PasswordAdministration;
import org.portcullis.ports.in.PasswordRecovery;
import org.portcullis.ports.in.ProgramSignIn;
import org.portcullis.ports.in.PublicKeys;
import org.portcullis.ports.in.Registration;
import org.portcullis.ports.in.SecondStep;
import org.portcullis.ports.in.SignIn;

/**
 * What dialects call to know who calls them.
 *
 * @param authentication whose a credential is
 * @param signIn lets people in
 * @param discord lets people in whom Discord knows
 * @param secondStep lets people in who have shown all but the second factor
 * @param secondFactor what people do with their second factors
 * @param programs lets programs in
 * @param registration lets people make accounts
 * @param publicKeys what signed tokens are verified with
 * @param sessions what people do with their sign-in sessions
 * @param passwords sets passwords
 * @param recovery helps those who forgot theirs
 */
public record AccessUseCases(
        Authentication authentication,
        SignIn signIn,
        DiscordSignIn discord,
        SecondStep secondStep,
        OwnSecondFactor secondFactor,
        ProgramSignIn programs,
        Registration registration,
        PublicKeys publicKeys,
        OwnSessions sessions,
        PasswordAdministration passwords,
        PasswordRecovery recovery) {}
