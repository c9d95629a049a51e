package org.portcullis.http.v2docker;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** What goes over the wire where something goes wrong. */
final class ErrorMessages {

    private ErrorMessages() {}

    /** The document: “Error Response (401 Unauthorized)”. */
    record WrongKey(String error, String code, int status) {}

    /** The document: “Error Response Format”. */
    record Failure(Problem error) {}

    /** What is in it. */
    record Problem(
            String code,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            Details details) {

        static Problem of(String code, String message) {
            return new Problem(code, message, null);
        }
    }

    /** Which field is at fault, and why. */
    record Details(String field, String reason) {}
}
