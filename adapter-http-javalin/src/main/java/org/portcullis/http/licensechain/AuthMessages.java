package org.portcullis.http.licensechain;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.http.dialect.FieldReader;
import org.portcullis.http.dialect.WrongField;
import org.portcullis.ports.in.RegistrationRequest;
import org.portcullis.ports.in.SessionTokens;

/** What goes over the wire where users sign in and out. */
final class AuthMessages {

    private AuthMessages() {}

    /** The body of a registration. */
    record RegisterBody(
            @Nullable String email,
            @Nullable String password,
            @Nullable String name) {

        RegistrationRequest toRequest() {
            FieldReader fields = new FieldReader();
            Optional<String> address = fields.requiredLine("email", email);
            Optional<Password> chosen = fields.password("password", password);
            Optional<String> called = fields.line("name", name);
            fields.requireAllRight();
            return new RegistrationRequest(address.orElseThrow(), chosen.orElseThrow(), called.map(String::strip));
        }

        @Override
        public String toString() {
            return "RegisterBody[***]";
        }
    }

    /** The body of a sign-in. */
    record LoginBody(
            @Nullable String email,
            @Nullable String password,
            @Nullable String code) {

        /** Who says to be whom. */
        record Credentials(String email, Password password, Optional<String> code) {

            @Override
            public String toString() {
                return "Credentials[***]";
            }
        }

        Credentials toCredentials() {
            FieldReader fields = new FieldReader();
            Optional<String> address = fields.requiredLine("email", email);
            Optional<Password> known = fields.password("password", password);
            Optional<String> shown = fields.line("code", code);
            fields.requireAllRight();
            return new Credentials(address.orElseThrow(), known.orElseThrow(), shown);
        }

        @Override
        public String toString() {
            return "LoginBody[***]";
        }
    }

    /** The body of a call for new tokens. */
    record RefreshBody(
            @JsonProperty("refresh_token") @JsonAlias("refreshToken") @Nullable
            String refreshToken) {

        String toToken() {
            FieldReader fields = new FieldReader();
            Optional<String> token = fields.requiredLine("refresh_token", refreshToken);
            fields.requireAllRight();
            return token.orElseThrow();
        }

        @Override
        public String toString() {
            return "RefreshBody[***]";
        }
    }

    /** A user, as it is told beside its fields as well. */
    record User(String id, String email, @Nullable String name, String tier, String role) {

        static User from(Account account) {
            return new User(
                    account.uuid().toString(),
                    account.email(),
                    account.name().orElse(null),
                    account.plan().toLowerCase(Locale.ROOT),
                    account.role().name().toLowerCase(Locale.ROOT));
        }
    }

    /** Who signed in or registered, and what to call with. */
    record SignedIn(
            String id,
            String email,
            @Nullable String name,
            String token,
            @JsonProperty("refresh_token") String refreshToken,
            User user) {

        static SignedIn from(Account account, SessionTokens tokens) {
            User user = User.from(account);
            return new SignedIn(
                    user.id(),
                    user.email(),
                    user.name(),
                    tokens.access().text(),
                    tokens.refresh().text(),
                    user);
        }
    }

    /** Who calls. */
    record Me(String id, String email, @Nullable String name, String tier, String role, User user) {

        static Me from(Account account) {
            User user = User.from(account);
            return new Me(user.id(), user.email(), user.name(), user.tier(), user.role(), user);
        }
    }

    /** What to call with from now on. */
    record Tokens(
            String token, @JsonProperty("refresh_token") String refreshToken) {

        static Tokens from(SessionTokens tokens) {
            return new Tokens(tokens.access().text(), tokens.refresh().text());
        }
    }

    /** Something is done. */
    record Done(String message) {
        static final Done LOGGED_OUT = new Done("Logged out successfully");
    }

    /** What is wrong with the address of a registration. */
    static WrongField notAnEmail() {
        return new WrongField("email", "must be an e-mail address");
    }

    /** What is wrong with the password of a registration. */
    static WrongField unfit(PasswordRule.Defect defect) {
        return new WrongField(
                "password",
                switch (defect) {
                    case TOO_SHORT -> "must have at least " + PasswordRule.REGISTRATION.minLength() + " characters";
                    case TOO_LONG -> "must have at most " + PasswordRule.REGISTRATION.maxLength() + " characters";
                    case CONTROL_CHARACTER -> "must not contain control characters";
                    case MALFORMED_UNICODE -> "must be well-formed Unicode";
                    case COMMON -> "must not be one that is tried first";
                });
    }
}
