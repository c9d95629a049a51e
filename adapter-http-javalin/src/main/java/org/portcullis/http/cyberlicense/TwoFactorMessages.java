package org.portcullis.http.cyberlicense;

import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.RecoveryCode;
import org.portcullis.core.access.SignInSession;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.ports.in.SecondFactorSetup;
import org.portcullis.ports.in.SecondFactorStatus;
import org.portcullis.ports.in.SecondStepRequest;

/** What goes over the wire where second factors are set up, switched and shown. */
final class TwoFactorMessages {

    private TwoFactorMessages() {}

    /** The body of a set-up. */
    record SetupBody(@Nullable String password) {

        Optional<Password> toPassword() {
            if (password == null) {
                return Optional.empty();
            }
            FieldReader fields = new FieldReader();
            Optional<Password> known = fields.password("password", password);
            fields.requireAllRight();
            return known;
        }

        @Override
        public String toString() {
            return "SetupBody[***]";
        }
    }

    /** The body of switching it on or off. */
    record CodeBody(@Nullable String code) {

        String toCode() {
            FieldReader fields = new FieldReader();
            Optional<String> shown = fields.requiredLine("code", code);
            fields.requireAllRight();
            return shown.orElseThrow();
        }

        @Override
        public String toString() {
            return "CodeBody[***]";
        }
    }

    /** The body of the second step of a sign-in. */
    record VerifyBody(@Nullable String challenge, @Nullable String code) {

        SecondStepRequest toRequest(Optional<String> replaced) {
            FieldReader fields = new FieldReader();
            Optional<String> first = fields.requiredLine("challenge", challenge);
            Optional<String> second = fields.requiredLine("code", code);
            fields.requireAllRight();
            return new SecondStepRequest(
                    first.orElseThrow(), second.orElseThrow(), SignInSession.Kind.BROWSER, replaced);
        }

        @Override
        public String toString() {
            return "VerifyBody[***]";
        }
    }

    /** Whether it is demanded. */
    record Status(boolean success, boolean enabled, int recoveryCodesLeft) {
        static Status from(SecondFactorStatus status) {
            return new Status(true, status.enabled(), status.recoveryCodesLeft());
        }
    }

    /** What an authenticator is to know, to be typed, opened or scanned. */
    record Setup(boolean success, String secret, String otpauthUri, String qrCode) {
        static Setup from(SecondFactorSetup.Ready ready) {
            String picture = Base64.getEncoder().encodeToString(ready.qrCode().bytes());
            return new Setup(true, ready.written(), ready.uri(), "data:image/png;base64," + picture);
        }

        @Override
        public String toString() {
            return "Setup[***]";
        }
    }

    /** It is on, and what there is for the day the authenticator is lost. */
    record Enabled(boolean success, String message, List<String> recoveryCodes) {
        static Enabled from(List<RecoveryCode> codes) {
            return new Enabled(
                    true,
                    "Two-factor authentication enabled",
                    codes.stream().map(RecoveryCode::text).toList());
        }

        @Override
        public String toString() {
            return "Enabled[***]";
        }
    }

    /** It is off. */
    record Disabled(boolean success, String message) {
        static final Disabled DONE = new Disabled(true, "Two-factor authentication disabled");
    }
}
