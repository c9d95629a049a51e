package org.portcullis.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.postgres.PostgresServer;

/** Replays all conversations of a dialect on every backend. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConversationsContract {

    final Description description;

    private final String dialect;
    private PostgresServer postgres;

    @SuppressWarnings("NullAway.Init") // JUnit calls startPostgres before any test
    ConversationsContract(String dialect) {
        this.dialect = dialect;
        this.description = Description.of(dialect);
    }

    @BeforeAll
    void startPostgres() {
        postgres = PostgresServer.start();
    }

    @AfterAll
    void stopPostgres() {
        postgres.close();
    }

    Stream<Arguments> conversations() {
        return Stream.of(ReplayServer.Backend.values())
                .flatMap(backend ->
                        Conversation.of(dialect).stream().map(conversation -> Arguments.of(backend, conversation)));
    }

    @Test
    void theDescriptionIsOpenApi() {
        assertThat(description.defects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("conversations")
    void aConversationGoesAsItIsWritten(ReplayServer.Backend backend, Conversation conversation) throws Exception {
        new Replay(description).replay(backend, postgres, conversation);
    }
}
