package org.portcullis.access;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.OAuth2Error;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.portcullis.core.access.CodeVerifier;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.DiscordProfile;
import org.portcullis.core.access.Secret;
import org.portcullis.ports.out.DiscordAnswer;
import org.portcullis.ports.out.DiscordIdentities;

/**
 * OAuth 2 with Discord: the authorization code grant with PKCE (RFC 6749, RFC 7636), then the profile. The access token lives
 * for those two calls, and nothing here writes to a log.
 */
public final class DiscordOAuth implements DiscordIdentities {

    private static final Scope SCOPE = new Scope("identify", "email");

    private static final Pattern ERROR_CODE = Pattern.compile("[a-z_]{1,40}");

    /** However slow Discord is, most of the server's threads stay for others. */
    private static final int AT_ONCE = 16;

    private final DiscordSettings settings;
    private final ClientSecretBasic credential;
    private final PatientHttp http;
    private final Semaphore room = new Semaphore(AT_ONCE);

    public DiscordOAuth(DiscordSettings settings) {
        this.settings = settings;
        this.credential = new ClientSecretBasic(
                new ClientID(settings.clientId()), new com.nimbusds.oauth2.sdk.auth.Secret(settings.clientSecret()));
        this.http = new PatientHttp(settings.patience());
    }

    /** Discord was asked and did not answer as it should. */
    private static final class OddAnswer extends Exception {
        private static final long serialVersionUID = 1L;

        OddAnswer(String message) {
            super(message);
        }
    }

    @Override
    public URI authorization(Secret state, CodeVerifier verifier) {
        return new AuthorizationRequest.Builder(ResponseType.CODE, credential.getClientID())
                .endpointURI(settings.authorizeUrl())
                .redirectionURI(settings.redirectUrl())
                .scope(SCOPE)
                .state(new State(state.text()))
                .codeChallenge(library(verifier), CodeChallengeMethod.S256)
                .build()
                .toURI();
    }

    @Override
    public DiscordAnswer identify(String code, CodeVerifier verifier) {
        if (code.isBlank()) {
            return new DiscordAnswer.WrongCode();
        }
        if (!room.tryAcquire()) {
            return new DiscordAnswer.Unavailable("Discord is asked for too many at once");
        }
        try {
            Optional<BearerAccessToken> token = redeem(code, verifier);
            return token.isEmpty() ? new DiscordAnswer.WrongCode() : new DiscordAnswer.Known(profile(token.get()));
        } catch (OddAnswer odd) {
            return new DiscordAnswer.Unavailable(String.valueOf(odd.getMessage()));
        } finally {
            room.release();
        }
    }

    /** Empty if the code is not one of ours. */
    private Optional<BearerAccessToken> redeem(String code, CodeVerifier verifier) throws OddAnswer {
        var grant = new AuthorizationCodeGrant(new AuthorizationCode(code), settings.redirectUrl(), library(verifier));
        HTTPResponse answer = send(
                "token",
                new TokenRequest.Builder(settings.tokenUrl(), credential, grant)
                        .build()
                        .toHTTPRequest());
        TokenResponse response;
        try {
            response = TokenResponse.parse(answer);
        } catch (ParseException malformed) {
            throw odd("token", answer);
        }
        if (response.indicatesSuccess()) {
            return Optional.of(bearer(response.toSuccessResponse().getTokens().getAccessToken()));
        }
        String error =
                String.valueOf(response.toErrorResponse().getErrorObject().getCode());
        if (error.equals(OAuth2Error.INVALID_GRANT.getCode())) {
            return Optional.empty();
        }
        // Such as our secret being wrong, which the operator has to hear.
        throw new OddAnswer("Discord's token endpoint answered %d: %s"
                .formatted(answer.getStatusCode(), ERROR_CODE.matcher(error).matches() ? error : "an unknown error"));
    }

    private static BearerAccessToken bearer(AccessToken token) throws OddAnswer {
        if (token instanceof BearerAccessToken bearer) {
            return bearer;
        }
        throw new OddAnswer("Discord's token endpoint gave another token than was asked for");
    }

    private DiscordProfile profile(BearerAccessToken token) throws OddAnswer {
        HTTPRequest request = new HTTPRequest(HTTPRequest.Method.GET, settings.userUrl());
        request.setAuthorization(token.toAuthorizationHeader());
        HTTPResponse answer = send("user", request);
        if (answer.getStatusCode() != HTTPResponse.SC_OK) {
            throw odd("user", answer);
        }
        try {
            Map<String, Object> fields = answer.getBodyAsJSONObject();
            DiscordId id = text(fields, "id").flatMap(DiscordId::parse).orElseThrow(() -> odd("user", answer));
            // Anybody may claim an address; Discord says of which it made sure.
            Optional<String> email =
                    Boolean.TRUE.equals(fields.get("verified")) ? text(fields, "email") : Optional.empty();
            return new DiscordProfile(id, text(fields, "username"), email);
        } catch (ParseException malformed) {
            throw odd("user", answer);
        }
    }

    private HTTPResponse send(String endpoint, HTTPRequest request) throws OddAnswer {
        try {
            return http.send(request);
        } catch (IOException failed) {
            throw new OddAnswer("Discord's %s endpoint: %s".formatted(endpoint, failed.getMessage()));
        }
    }

    /** What is in such an answer is not told: it may be the token. */
    private static OddAnswer odd(String endpoint, HTTPResponse answer) {
        return new OddAnswer("Discord's %s endpoint answered %d and what was not expected"
                .formatted(endpoint, answer.getStatusCode()));
    }

    private static Optional<String> text(Map<String, Object> fields, String name) {
        return fields.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    private static com.nimbusds.oauth2.sdk.pkce.CodeVerifier library(CodeVerifier verifier) {
        return new com.nimbusds.oauth2.sdk.pkce.CodeVerifier(verifier.text());
    }
}
