package org.portcullis.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.postgres.PostgresServer;
import tools.jackson.databind.JsonNode;

class LicenseChainConversationsTest {

    private static final Description DESCRIPTION = Description.of("licensechain");

    private static PostgresServer postgres;

    @BeforeAll
    static void startPostgres() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    static void stopPostgres() {
        postgres.close();
    }

    static Stream<Arguments> conversations() {
        return Stream.of(ReplayServer.Backend.values())
                .flatMap(backend -> Conversation.of("licensechain").stream()
                        .map(conversation -> Arguments.of(backend, conversation)));
    }

    @Test
    void theDescriptionIsOpenApi() {
        assertThat(DESCRIPTION.defects()).isEmpty();
    }

    @Test
    void whatIsNotDescribedIsNoticed() {
        JsonNode app = Conversation.JSON.readTree("{\"slug\":5}");

        assertThat(DESCRIPTION.defectsOfRequest("POST", "/v1/apps", Optional.of(app)))
                .isNotEmpty();
        assertThat(DESCRIPTION.defectsOfRequest("POST", "/v1/leases", Optional.of(app)))
                .isNotEmpty();
        assertThat(DESCRIPTION.defectsOfResponse("GET", "/v1/apps/1", 200, Set.of(), "application/json", app))
                .isNotEmpty();
        assertThat(DESCRIPTION.defectsOfResponse("GET", "/v1/apps/1", 418, Set.of(), "application/json", app))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aConversationGoesAsItIsWritten(ReplayServer.Backend backend, Conversation conversation) throws Exception {
        new Replay(DESCRIPTION).replay(backend, postgres, conversation);
    }
}
