package org.portcullis.http.sunlicense;

import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.portcullis.core.access.Intent;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.Refusal;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.ProblemReplies;
import org.portcullis.http.dialect.Reply;
import org.portcullis.http.dialect.WrongField;
import org.portcullis.http.sunlicense.ErrorMessages.Failure;
import org.portcullis.http.sunlicense.ValidationMessages.Answer;

/** The words of this dialect for whatever goes wrong. */
final class SunLicenseErrors {

    private static final OfRoute ANYWHERE = new OfRoute(List.of());
    private static final OfRoute VALIDATION = accepting(Intents.VALIDATE);

    private final InstantSource time;

    /** The words of a route that asks for any of some intents. */
    record OfRoute(List<String> acceptedIntents) implements ProblemReplies {

        @Override
        public Reply to(HttpProblem problem) {
            return failure(problem.status(), words(problem));
        }

        Reply licenseNotFound() {
            return failure(404, "License not found");
        }

        Reply productNotFound() {
            return failure(404, "Product not found");
        }

        Reply entryNotFound() {
            return failure(404, "Blacklist entry not found");
        }

        Reply requestNotFound() {
            return failure(404, "Request not found");
        }

        Reply customerNotFound() {
            return failure(404, "Customer not found");
        }

        Reply productNameTaken() {
            return failure(409, "Product name already exists");
        }

        Reply productInUse() {
            return failure(409, "Product has licenses, cannot delete");
        }

        Reply entryExists() {
            return failure(409, "Blacklist entry already exists");
        }

        Reply stillExpired() {
            return failure(400, "License expired; expiryDate must be in the future to make it ACTIVE");
        }

        Reply endsBeforeItBegins() {
            return failure(400, "expiryDate must not be before the license begins to be valid");
        }

        Reply planLimitReached(long limit) {
            return failure(403, "License limit of the plan reached: " + limit);
        }

        private Reply failure(int status, String words) {
            return new Reply(status, new Failure(words, acceptedIntents));
        }
    }

    SunLicenseErrors(InstantSource time) {
        this.time = time;
    }

    /** The words of a route that asks for any of {@code intents}. */
    static OfRoute accepting(Set<Intent> intents) {
        return new OfRoute(Intents.names(intents));
    }

    /** A licence that may not be used. */
    Reply of(Refusal refusal) {
        return Answer.reply(status(refusal), words(refusal), time.instant());
    }

    /** A request to validate that could not be answered. Only a token is told of as everywhere else. */
    Reply ofValidation(HttpProblem problem) {
        return problem instanceof HttpProblem.Unauthorized || problem instanceof HttpProblem.Forbidden
                ? VALIDATION.to(problem)
                : Answer.reply(problem.status(), words(problem), time.instant());
    }

    /** A request that could not be answered, for a path that asks for no intent, or is unknown. */
    static Reply of(HttpProblem problem) {
        return ANYWHERE.to(problem);
    }

    private static int status(Refusal refusal) {
        return switch (refusal) {
            case Refusal.UnknownKey r -> 400;
            case Refusal.IpBlacklisted r -> 400;
            case Refusal.HardwareBlacklisted r -> 400;
            case Refusal.Revoked r -> 400;
            case Refusal.Suspended r -> 400;
            case Refusal.Inactive r -> 400;
            case Refusal.NotYetValid r -> 400;
            case Refusal.Expired r -> 400;
            case Refusal.WrongProduct r -> 400;
            case Refusal.IpLocked r -> 400;
            case Refusal.IpLimitReached r -> 400;
            case Refusal.HardwareRequired r -> 400;
            case Refusal.HardwareLimitReached r -> 400;
            case Refusal.InsufficientCredits r -> 400;
            case Refusal.PlanSpent r -> 429;
        };
    }

    private static String words(Refusal refusal) {
        return words(Outcome.of(refusal));
    }

    /** Clients look for “expired”, “suspended”, “banned”, “hwid”, “ip”, “product”, “invalid” and “not found” in these. */
    static String words(Outcome outcome) {
        return switch (outcome) {
            case GRANTED -> "License validated";
            case UNKNOWN_KEY -> "License not found";
            case IP_BLACKLISTED -> "IP banned";
            case HARDWARE_BLACKLISTED -> "HWID banned";
            case REVOKED -> "License revoked";
            case SUSPENDED -> "License suspended";
            case INACTIVE -> "License deactivated";
            case NOT_YET_VALID -> "License not yet valid";
            case EXPIRED -> "License expired";
            case WRONG_PRODUCT -> "Invalid product";
            // The vendor has no lock, so it is told as the limit it amounts to.
            case IP_LOCKED -> "Max IPs reached";
            case IP_LIMIT_REACHED -> "Max IPs reached";
            // Every request of this dialect names its hardware; the words are for the day one need not.
            case HARDWARE_REQUIRED -> "HWID required";
            case HARDWARE_LIMIT_REACHED -> "Max HWIDs reached";
            case INSUFFICIENT_CREDITS -> "Insufficient credits";
            case PLAN_SPENT -> "Daily validation limit reached";
        };
    }

    private static String words(HttpProblem problem) {
        return switch (problem) {
            case HttpProblem.MalformedRequest p -> "Malformed request";
            case HttpProblem.MalformedBody p -> p.reason();
            case HttpProblem.WrongFields p ->
                p.fields().stream().map(WrongField::sentence).collect(Collectors.joining("; "));
            case HttpProblem.Unauthorized p -> "invalid token or missing required intent";
            case HttpProblem.Forbidden p -> "invalid token or missing required intent";
            case HttpProblem.ForeignOrigin p -> "Cross-origin request refused";
            case HttpProblem.UnknownPath p -> "Not found";
            case HttpProblem.MethodNotAllowed p -> "Method not allowed";
            case HttpProblem.BodyTooSlow p -> "Request timeout";
            case HttpProblem.BodyTooLarge p -> "Body must have at most " + p.maxBytes() + " bytes";
            case HttpProblem.UnsupportedMediaType p -> "Content-Type must be application/json";
            case HttpProblem.KeyReused p -> "Idempotency-Key was used for another request";
            case HttpProblem.TooManyRequests p -> "Too many requests";
            case HttpProblem.HeadersTooLarge p -> "Headers too large";
            case HttpProblem.Internal p -> "Internal server error";
            case HttpProblem.Unavailable p -> "Service unavailable";
        };
    }
}
