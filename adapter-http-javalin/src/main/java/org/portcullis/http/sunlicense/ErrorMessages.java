package org.portcullis.http.sunlicense;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What goes over the wire where something other than a validation goes wrong, or there is nothing else to say. */
final class ErrorMessages {

    private ErrorMessages() {}

    /** The document: “All error responses follow this structure”. */
    record Failure(
            String message,
            @JsonProperty("accepted_intents") List<String> acceptedIntents) {}

    /** Something is gone. */
    record Deleted(String message) {}
}
