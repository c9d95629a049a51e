package org.portcullis.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.Role;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.license.License;
import org.portcullis.http.dialect.ClientAddresses;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.Origins;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.sunlicense.SunLicenseDialect;

/** Whose licences a token may ask about, once accounts have tokens. */
class SunLicenseOwnersTest {

    private static final String BODY = "{\"licenseKey\":\"LIC-OWNED\",\"productId\":1,\"hwid\":\"H-1\"}";
    private static final DialectSettings SETTINGS =
            new DialectSettings(new ClientAddresses(List.of()), true, 1_000, RequestLimits.NONE, Optional.empty());

    /** The dialect, whose callers are all the same. */
    private record SignedIn(Dialect dialect, AccountId account, Role role) implements Dialect {

        @Override
        public String name() {
            return dialect.name();
        }

        @Override
        public List<String> prefixes() {
            return List.of("/");
        }

        @Override
        public List<Route> routes() {
            Origins origins = new Origins(name(), SETTINGS.addresses());
            return dialect.routes().stream()
                    .map(route -> new Route(
                            route.method(),
                            route.path(),
                            route.limit(),
                            context -> new Caller.SignedIn(account, role, origins.of(context)),
                            route.handler(),
                            route.problems(),
                            route.hot()))
                    .toList();
        }

        @Override
        public ProblemReplies problems() {
            return dialect.problems();
        }
    }

    @Test
    void anothersLicenseIsUnknownAndTakesNoSeat() throws BindException {
        assertThat(answerTo(LiveServer.POOR, Role.USER))
                .startsWith("{\"message\":\"License not found\",\"status\":400");
    }

    @Test
    void onesOwnIsValidated() throws BindException {
        assertThat(answerTo(LiveServer.OWNER, Role.USER)).startsWith("{\"message\":\"License validated\"");
    }

    @Test
    void anAdministratorSeesTheWholeInstance() throws BindException {
        assertThat(answerTo(LiveServer.POOR, Role.ADMIN)).startsWith("{\"message\":\"License validated\"");
    }

    private static String answerTo(AccountId account, Role role) throws BindException {
        List<UseCases> real = new ArrayList<>();
        try (LiveServer server = LiveServer.start(HttpConfig.on("127.0.0.1", 0), useCases -> {
            real.add(useCases);
            return useCases;
        })) {
            License license = server.license("LIC-OWNED", builder -> builder);
            Dialect dialect = new SignedIn(new SunLicenseDialect(real.getFirst(), SETTINGS), account, role);
            try (HttpServer signedIn = new HttpServer(HttpConfig.on("127.0.0.1", 0), List.of(dialect)).start()) {
                String answer = new Client(signedIn.port())
                        .post("/api/v2/validate", BODY)
                        .body();
                assertThat(server.seats(license).equals(Seats.NONE)).isEqualTo(!answer.contains("validated"));
                return answer;
            }
        }
    }
}
