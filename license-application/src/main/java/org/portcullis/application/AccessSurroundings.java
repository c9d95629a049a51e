package org.portcullis.application;

import java.util.Optional;
import org.portcullis.application.access.SecondFactorTools;
import org.portcullis.ports.out.DiscordIdentities;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.SecretSource;
import org.portcullis.ports.out.SessionHolders;
import org.portcullis.ports.out.SignInAttempts;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.TokenHolders;

/**
 * What the engine needs to know who calls.
 *
 * @param tokenHolders whom API tokens make their bearers, cached or not
 * @param sessionHolders whom sign-in sessions make their bearers, cached or not
 * @param attempts counts attempts to sign in
 * @param secrets makes the secrets of credentials
 * @param passwords hashes passwords
 * @param signedTokens issues and verifies what programs call with
 * @param discord asks Discord who somebody is; empty if nobody signs in with it
 * @param secondFactor what second factors are made of
 */
public record AccessSurroundings(
        TokenHolders tokenHolders,
        SessionHolders sessionHolders,
        SignInAttempts attempts,
        SecretSource secrets,
        Passwords passwords,
        SignedTokens signedTokens,
        SecondFactorTools secondFactor,
        Optional<DiscordIdentities> discord) {}
