package org.portcullis.http.cyberlicense;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.portcullis.access.DiscordOAuth;
import org.portcullis.access.DiscordSettings;

/** A real OAuth 2 server in Discord's place, and a browser's way through it. */
final class Discord implements AutoCloseable {

    /** Where our server says that it is; the browser below knows better. */
    static final URI PUBLIC_URL = URI.create("https://licenses.example.com");

    static final String SECRET = "the-client-secret-of-the-tests";

    private static final String ISSUER = "discord";
    private static final URI CALLBACK = PUBLIC_URL.resolve("/auth/discord/callback");

    private final MockOAuth2Server server = new MockOAuth2Server();
    private final HttpClient browser = HttpClient.newHttpClient();

    Discord() {
        server.start(InetAddress.getLoopbackAddress(), 0);
    }

    /** Asks it, as our server does. */
    DiscordOAuth client() {
        // Its first answer may take long on a busy machine.
        return client(
                server.tokenEndpointUrl(ISSUER).uri(),
                server.userInfoUrl(ISSUER).uri(),
                Duration.ofSeconds(30));
    }

    /** The same with other endpoints, soon impatient. */
    DiscordOAuth client(URI tokenUrl, URI userUrl) {
        return client(tokenUrl, userUrl, Duration.ofSeconds(2));
    }

    private DiscordOAuth client(URI tokenUrl, URI userUrl, Duration patience) {
        return new DiscordOAuth(new DiscordSettings(
                "client-of-the-tests",
                SECRET,
                server.authorizationEndpointUrl(ISSUER).uri(),
                tokenUrl,
                userUrl,
                CALLBACK,
                patience));
    }

    URI userUrl() {
        return server.userInfoUrl(ISSUER).uri();
    }

    /** Whoever signs in next is so. */
    void knows(Map<String, Object> profile) {
        server.enqueueCallback(new DefaultOAuth2TokenCallback(
                ISSUER, "subject", "JWT", List.of("client-of-the-tests"), profile, 3_600));
    }

    /**
     * Follows the browser from where our server sends it to where it comes back: path and query.
     *
     * @param to what our server sent it to
     */
    String signIn(String to) {
        // The library speaks OpenID Connect, and insists on being asked for it; Discord does not.
        String asked = to.replace("scope=identify+email", "scope=openid+identify+email");
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked)).build();
        try {
            HttpResponse<String> answer = browser.send(request, BodyHandlers.ofString());
            URI back = URI.create(answer.headers().firstValue("Location").orElseThrow());
            if (!back.toString().startsWith(CALLBACK + "?")) {
                throw new IllegalStateException("sent elsewhere: " + back);
            }
            return back.getRawPath() + "?" + back.getRawQuery();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
