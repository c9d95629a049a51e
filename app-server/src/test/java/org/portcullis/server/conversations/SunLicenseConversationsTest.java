package org.portcullis.server.conversations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class SunLicenseConversationsTest extends ConversationsContract {

    SunLicenseConversationsTest() {
        super("sunlicense");
    }

    @Test
    void whatIsNotDescribedIsNoticed() {
        JsonNode product = Conversation.JSON.readTree("{\"name\":\"X\",\"defaultMaxIPs\":\"4\"}");

        assertThat(description.defectsOfRequest("POST", "/api/v2/products", "application/json", Optional.of(product)))
                .isNotEmpty();
        assertThat(description.defectsOfRequest("POST", "/api/v2/leases", "application/json", Optional.of(product)))
                .isNotEmpty();
        assertThat(description.defectsOfResponse(
                        "GET", "/api/v2/products/1", 200, Set.of(), "application/json", product))
                .isNotEmpty();
        assertThat(description.defectsOfResponse(
                        "GET", "/api/v2/products/1", 418, Set.of(), "application/json", product))
                .isNotEmpty();
    }
}
