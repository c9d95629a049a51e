package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.EnumSource.Mode.MATCH_ANY;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseKind;
import org.portcullis.core.license.Limits;
import org.portcullis.postgres.PostgresServer;
import org.portcullis.testkit.Racers;

/**
 * 48 programs verify their licence at once: seats and credits go to exactly as many as there are, on every database that
 * servers have, and as much while the documented rate limits are in force as without.
 */
class VerifyRacesTest {

    private static final int RACERS = 48;
    private static final int A_SECOND = 10;
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Map<Place, RaceSite> SITES = new EnumMap<>(Place.class);

    private static final String NO_SEAT = "{\"valid\":false,\"reason\":\"hardware_id_mismatch\",\"status\":\"ACTIVE\"}";
    private static final String NO_CREDITS =
            "{\"valid\":false,\"reason\":\"insufficient_credits\",\"status\":\"ACTIVE\"}";

    @TempDir
    private static Path folder;

    private static PostgresServer postgres;

    /** Where the race is run; on PostgreSQL without rate limits, too, in {@code LimitsTest}. */
    enum Place {
        TWO_SERVERS_ON_POSTGRESQL_WITH_RATE_LIMITS("on"),
        ONE_ON_H2_WITH_RATE_LIMITS("on"),
        ONE_ON_H2("off");

        private final List<String> settings;

        Place(String rateLimits) {
            // The clients are told apart by what a proxy says of them.
            settings = List.of("rate-limits = " + rateLimits, "trusted-proxies = 127.0.0.1");
        }

        RaceSite start() {
            return name().contains("H2")
                    ? RaceSite.onH2(folder.resolve(name()), settings)
                    : RaceSite.on(postgres, folder.resolve(name()), settings);
        }
    }

    @BeforeAll
    static void start() {
        postgres = PostgresServer.start();
        List<RaceSite> started = Racers.race(Place.values().length, number -> Place.values()[number].start());
        for (Place place : Place.values()) {
            SITES.put(place, started.get(place.ordinal()));
        }
    }

    @AfterAll
    static void stop() {
        SITES.values().forEach(RaceSite::close);
        postgres.close();
    }

    static Stream<Arguments> limits() {
        return Stream.of(Place.values()).flatMap(place -> Stream.of(1, 3).map(limit -> Arguments.of(place, limit)));
    }

    @ParameterizedTest
    @MethodSource("limits")
    void ofAsManyDevicesExactlyTheLimitAreGranted(Place place, int limit) {
        RaceSite site = site(place);
        License license = site.addLicense(builder -> builder.limits(Limits.of(-1, limit)));

        List<HttpResponse<String>> answers =
                Racers.race(RACERS, racer -> verify(site, racer, license, device(racer), address(racer)));

        assertExactlySoManyWon(answers, limit, NO_SEAT);
        assertThat(site.seats(license).activationCount()).isEqualTo(limit);
    }

    @ParameterizedTest
    @EnumSource
    void theSameDeviceIsGrantedEveryTimeOnOneSeat(Place place) {
        RaceSite site = site(place);
        License license = site.addLicense(builder -> builder.limits(Limits.of(-1, 1)));

        List<HttpResponse<String>> answers =
                Racers.race(RACERS, racer -> verify(site, racer, license, "H-SAME", address(racer)));

        assertExactlySoManyWon(answers, RACERS, NO_SEAT);
        assertThat(site.seats(license).activationCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void theLastCreditsAreSpentOnceEachAndNeverMore(Place place) {
        RaceSite site = site(place);
        License license = site.addLicense(builder -> builder.kind(LicenseKind.CONSUMPTION));
        site.setCredits(license, 100, 7);

        List<HttpResponse<String>> answers =
                Racers.race(RACERS, racer -> verify(site, racer, license, device(racer), address(racer)));

        assertExactlySoManyWon(answers, 7, NO_CREDITS);
        assertThat(site.credits(license)).isEqualTo(new Credits(100, 100));
    }

    /** Each asks three times without a pause, so that on a slow machine, too, most of it comes faster than is allowed. */
    @ParameterizedTest
    @EnumSource(mode = MATCH_ANY, names = ".*_WITH_RATE_LIMITS")
    void fromOneNetworkAsManyAreHeardAsIsDocumentedAndTheSeatsHoldAmongThem(Place place) {
        RaceSite site = site(place);
        License license = site.addLicense(builder -> builder.limits(Limits.of(-1, 3)));
        String network = "203.0.113." + place.ordinal();

        long began = System.nanoTime();
        List<HttpResponse<String>> answers = Racers.race(
                        RACERS,
                        racer -> IntStream.range(0, 3)
                                .mapToObj(again -> verify(site, racer, license, device(racer), network))
                                .toList())
                .stream()
                .flatMap(List::stream)
                .toList();
        long seconds = Duration.ofNanos(System.nanoTime() - began).toSeconds() + 1;

        List<HttpResponse<String>> tooMany =
                answers.stream().filter(answer -> answer.statusCode() == 429).toList();
        assertThat(tooMany).isNotEmpty().allSatisfy(VerifyRacesTest::tellsWhenToComeAgain);
        assertThat(answers.size() - tooMany.size()).isBetween(site.servers() * A_SECOND, atMost(site, seconds));
        assertThat(answers)
                .filteredOn(answer -> !tooMany.contains(answer))
                .allMatch(answer -> isGranted(answer) || isUnsure(answer) || isRefused(answer, NO_SEAT));
        assertThat(answers).filteredOn(VerifyRacesTest::isGranted).hasSizeLessThanOrEqualTo(3 * 3);
        assertThat(site.seats(license).activationCount()).isEqualTo(3);
    }

    /** All others are told so. */
    private static void assertExactlySoManyWon(List<HttpResponse<String>> answers, int limit, String othersAreTold) {
        int unsure = Math.toIntExact(
                answers.stream().filter(VerifyRacesTest::isUnsure).count());
        assertThat(answers).filteredOn(VerifyRacesTest::isGranted).hasSizeBetween(limit - unsure, limit);
        assertThat(answers)
                .filteredOn(answer -> !isGranted(answer) && !isUnsure(answer))
                .allMatch(answer -> isRefused(answer, othersAreTold));
    }

    /** Each server counts for itself: what it has for a moment, and what comes back while the race lasts. */
    private static int atMost(RaceSite site, long seconds) {
        return Math.toIntExact(site.servers() * (A_SECOND + A_SECOND * seconds));
    }

    private static void tellsWhenToComeAgain(HttpResponse<String> refused) {
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isEqualTo(1);
        assertThat(refused.headers()
                        .firstValueAsLong("X-RateLimit-Remaining-Second")
                        .orElseThrow())
                .isZero();
        assertThat(refused.body()).contains("\"code\":\"RATE_LIMIT_EXCEEDED\"");
    }

    private static RaceSite site(Place place) {
        return Objects.requireNonNull(SITES.get(place));
    }

    private static String device(int racer) {
        return "H-" + racer;
    }

    private static String address(int racer) {
        return "198.51.100." + racer;
    }

    private static boolean isGranted(HttpResponse<String> answer) {
        return answer.statusCode() == 200 && answer.body().startsWith("{\"valid\":true,\"status\":\"ACTIVE\",");
    }

    private static boolean isRefused(HttpResponse<String> answer, String words) {
        return answer.statusCode() == 200 && answer.body().equals(words);
    }

    /** Nobody knows what became of it: a machine under load may give up waiting for a lock. */
    private static boolean isUnsure(HttpResponse<String> answer) {
        return answer.statusCode() == 503;
    }

    private static HttpResponse<String> verify(
            RaceSite site, int racer, License license, String device, String forwardedFor) {
        String body =
                "{\"key\":\"%s\",\"hwuid\":\"%s\"}".formatted(license.key().text(), device);
        HttpRequest request = HttpRequest.newBuilder(URI.create(site.addressFor(racer) + "/v1/licenses/verify"))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", forwardedFor)
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
