package org.portcullis.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class LicenseChainConversationsTest extends ConversationsContract {

    LicenseChainConversationsTest() {
        super("licensechain");
    }

    @Test
    void whatIsNotDescribedIsNoticed() {
        JsonNode app = Conversation.JSON.readTree("{\"slug\":5}");

        assertThat(description.defectsOfRequest("POST", "/v1/apps", "application/json", Optional.of(app)))
                .isNotEmpty();
        assertThat(description.defectsOfRequest("POST", "/v1/leases", "application/json", Optional.of(app)))
                .isNotEmpty();
        assertThat(description.defectsOfResponse("GET", "/v1/apps/1", 200, Set.of(), "application/json", app))
                .isNotEmpty();
        assertThat(description.defectsOfResponse("GET", "/v1/apps/1", 418, Set.of(), "application/json", app))
                .isNotEmpty();
    }
}
