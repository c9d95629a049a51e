package org.portcullis.http.cyberlicense;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.access.SignInSession;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.ports.in.SignInRequest;
import org.portcullis.ports.query.Page;

/** What goes over the wire where people sign in and out. */
final class SignInMessages {

    private SignInMessages() {}

    /** The body of a sign-in. */
    record LoginBody(
            @Nullable String email,
            @Nullable String password,
            @Nullable String code) {

        SignInRequest toRequest(Optional<String> replaced) {
            FieldReader fields = new FieldReader();
            Optional<String> address = fields.requiredLine("email", email);
            Optional<Password> known = fields.password("password", password);
            Optional<String> shown = fields.line("code", code);
            fields.requireAllRight();
            return new SignInRequest(
                    address.orElseThrow(), known.orElseThrow(), SignInSession.Kind.BROWSER, replaced, shown);
        }

        @Override
        public String toString() {
            return "LoginBody[***]";
        }
    }

    /** The body of a change of one's password. */
    record PasswordBody(
            @Nullable String currentPassword, @Nullable String newPassword) {

        /** The present password and the new one. */
        record Passwords(Password current, Password next) {}

        Passwords toPasswords() {
            FieldReader fields = new FieldReader();
            Optional<Password> current = fields.password("currentPassword", currentPassword);
            Optional<Password> next = fields.password("newPassword", newPassword);
            fields.requireAllRight();
            return new Passwords(current.orElseThrow(), next.orElseThrow());
        }

        @Override
        public String toString() {
            return "PasswordBody[***]";
        }
    }

    /** The body of setting a password by a one-time token. */
    record ResetBody(@Nullable String token, @Nullable String newPassword) {

        /** The token and the new password. */
        record Reset(String token, Password next) {

            @Override
            public String toString() {
                return "Reset[***]";
            }
        }

        Reset toReset() {
            FieldReader fields = new FieldReader();
            Optional<String> shown = fields.requiredLine("token", token);
            Optional<Password> next = fields.password("newPassword", newPassword);
            fields.requireAllRight();
            return new Reset(shown.orElseThrow(), next.orElseThrow());
        }

        @Override
        public String toString() {
            return "ResetBody[***]";
        }
    }

    /** The password is right, and there is more to show. */
    record CodeRequired(boolean success, boolean twoFactorRequired, String challenge, long expiresIn) {
        static CodeRequired from(Secret challenge) {
            return new CodeRequired(true, true, challenge.text(), SignInChallenge.LIFE.toSeconds());
        }

        @Override
        public String toString() {
            return "CodeRequired[***]";
        }
    }

    /** Who is signed in. */
    record Me(boolean success, User user) {
        static Me from(Account account) {
            String role = account.role().name().toLowerCase(Locale.ROOT);
            return new Me(true, new User(ObjectId.of(account.id().value()), account.email(), role));
        }
    }

    /** The account in that answer. */
    record User(String _id, String email, String role) {}

    /** One's sessions. */
    record Sessions(boolean success, List<Session> sessions, int count, long total) {
        static Sessions from(Page<SignInSession> page, SignInSession current) {
            List<Session> sessions = page.items().stream()
                    .map(session -> Session.from(session, session.id().equals(current.id())))
                    .toList();
            return new Sessions(true, sessions, sessions.size(), page.total());
        }
    }

    /** A session in that list. */
    record Session(
            String _id,
            String createdAt,
            String expiresAt,
            String ip,
            @Nullable String userAgent,
            boolean current) {

        static Session from(SignInSession session, boolean current) {
            return new Session(
                    ObjectId.of(session.id().value()),
                    LicenseMessages.MOMENT.format(session.createdAt()),
                    LicenseMessages.MOMENT.format(session.expiresAt()),
                    session.ip().text(),
                    session.userAgent().orElse(null),
                    current);
        }
    }

    /** The body of who forgot a password. */
    record ForgottenBody(@Nullable String email) {

        String toEmail() {
            FieldReader fields = new FieldReader();
            Optional<String> address = fields.requiredLine("email", email);
            fields.requireAllRight();
            return address.orElseThrow();
        }
    }

    /** It is done. */
    record Done(boolean success, String message) {
        static final Done SIGNED_OUT = new Done(true, "Signed out");
        static final Done SESSION_ENDED = new Done(true, "Session ended");
        static final Done PASSWORD_SET = new Done(true, "Password changed");
        static final Done LETTER_ON_ITS_WAY =
                new Done(true, "If there is an account of that address, a letter is on its way to it");
    }

    static String words(PasswordRule.Defect defect) {
        return switch (defect) {
            case TOO_SHORT -> "newPassword must have at least " + PasswordRule.STANDARD.minLength() + " characters";
            case TOO_LONG -> "newPassword must have at most " + PasswordRule.STANDARD.maxLength() + " characters";
            case CONTROL_CHARACTER -> "newPassword must not contain control characters";
            case MALFORMED_UNICODE -> "newPassword must be well-formed Unicode";
            case COMMON -> "newPassword is one of those that are tried first";
        };
    }
}
