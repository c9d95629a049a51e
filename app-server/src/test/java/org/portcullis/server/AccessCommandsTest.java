package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** account and token, as somebody types them. */
class AccessCommandsTest {

    @TempDir
    private Path folder;

    @Test
    void anAccountIsMadeOnce() {
        Typed made = run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");
        Typed again = run("data", "account", "create", "--email", "Vendor@example.com", "--role", "USER");

        assertThat(made.out()).matches("Account 2: vendor@example.com, USER, plan FREE\npcs_rst_[0-9A-Za-z]{43}\n");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("portcullis: there is an account Vendor@example.com already\n");
    }

    @ParameterizedTest
    @CsvSource({
        "no address, USER, FREE, --email is no e-mail address",
        "a@example.com, KING, FREE, Invalid value for option '--role'",
        "a@example.com, USER, GOLD, --plan names no plan",
        "a\u2028b@example.com, USER, FREE, --email is no e-mail address",
    })
    void whatMakesNoAccountIsToldAsAWrongCall(String email, String role, String plan, String words) {
        Typed result = run("data", "account", "create", "--email", email, "--role", role, "--plan", plan);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith(words);
    }

    @Test
    void aDiscordAccountIsLinkedAndTakenAway() {
        run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");
        run("data", "account", "create", "--email", "other@example.com", "--role", "USER");

        Typed linked = run("data", "account", "discord", "--email", "vendor@example.com", "--id", "80351110224678912");
        Typed taken = run("data", "account", "discord", "--email", "other@example.com", "--id", "80351110224678912");
        Typed unlinked = run("data", "account", "discord", "--email", "vendor@example.com", "--none");
        Typed free = run("data", "account", "discord", "--email", "other@example.com", "--id", "80351110224678912");

        assertThat(linked.out()).isEqualTo("The Discord account 80351110224678912 signs in to vendor@example.com.\n");
        assertThat(taken.exitCode()).isEqualTo(1);
        assertThat(taken.err()).isEqualTo("portcullis: that Discord account signs in to another account\n");
        assertThat(unlinked.out()).isEqualTo("No Discord account signs in to vendor@example.com.\n");
        assertThat(free.exitCode()).isZero();
    }

    @Test
    void whatLinksNobodyIsTold() {
        run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");

        assertThat(run("data", "account", "discord", "--email", "vendor@example.com", "--id", "nelly")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("data", "account", "discord", "--email", "vendor@example.com")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("data", "account", "discord", "--email", "vendor@example.com", "--none", "--id", "1")
                        .exitCode())
                .isEqualTo(2);
        assertThat(run("data", "account", "discord", "--email", "nobody@example.com", "--none")
                        .err())
                .isEqualTo("portcullis: there is no account nobody@example.com\n");
    }

    @Test
    void aTokenIsPrintedAloneThenListedWithoutItsSecretAndTakenBack() {
        run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");

        Typed made = run(
                "data",
                "token",
                "create",
                "--account",
                "vendor@example.com",
                "--intents",
                "LICENSE_VALIDATE,ALL_READ",
                "--expires-in-days",
                "30");
        Typed listed = run("data", "token", "list");
        Typed taken = run("data", "token", "revoke", "1");
        Typed after = run("data", "token", "list");

        String secret = made.out().strip();
        assertThat(secret).matches("pcs_tok_[0-9A-Za-z]{43}");
        assertThat(made.err()).contains("for LICENSE_VALIDATE,ALL_READ, until ").doesNotContain(secret);
        assertThat(listed.out())
                .startsWith("token 1, pcs_tok_")
                .contains("of vendor@example.com, never used")
                .doesNotContain(secret);
        assertThat(taken.out()).isEqualTo("Token 1 is taken back.\n");
        assertThat(after.out()).contains("taken back 2");
    }

    @Test
    void aNameThatNoTokenCanHaveIsToldAsAWrongCall() {
        Typed result =
                run("data", "token", "create", "--account", "a@example.com", "--intents", "ALL_READ", "--name", "a\nb");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith("token name");
    }

    @Test
    void aPasswordIsReadFromTheStandardInputAndNotPrinted() {
        run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");

        Typed set = typing(
                "plum orbit green 7\n", "account", "password", "--email", "vendor@example.com", "--password-stdin");
        Typed weak =
                typing("password123\n", "account", "password", "--email", "vendor@example.com", "--password-stdin");
        Typed none = typing("", "account", "create", "--email", "a@example.com", "--role", "USER", "--password-stdin");

        assertThat(set).isEqualTo(new Typed(0, "The password of vendor@example.com is set.\n", ""));
        assertThat(weak.err())
                .isEqualTo("portcullis: the password can't be used: it is one of those that are tried first\n");
        assertThat(none.err()).contains("at least 10 characters");
        assertThat(run("data", "token", "create", "--account", "a@example.com", "--intents", "ALL_READ")
                        .err())
                .contains("there is no account");
    }

    @Test
    void aOneTimeTokenIsPrintedAlone() {
        Typed first = run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");
        Typed second = run("data", "account", "password", "--email", "vendor@example.com");

        assertThat(second.out()).matches("pcs_rst_[0-9A-Za-z]{43}\n");
        assertThat(first.out()).doesNotContain(second.out().strip());
        assertThat(second.err()).contains("once, within an hour");
        assertThat(run("data", "account", "password", "--email", "nobody@example.com")
                        .err())
                .isEqualTo("portcullis: there is no account nobody@example.com\n");
    }

    @Test
    void whatIsNotThereIsSaidSo() {
        run("data", "account", "create", "--email", "buyer@example.com", "--role", "CUSTOMER");

        assertThat(token("nobody@example.com", "ALL_READ").err())
                .isEqualTo("portcullis: there is no account nobody@example.com\n");
        assertThat(token("buyer@example.com", "ALL_READ").err()).contains("is a customer's account");
        assertThat(token("buyer@example.com", "ALL").exitCode()).isEqualTo(2);
        assertThat(run("data", "token", "revoke", "7").err()).isEqualTo("portcullis: there is no token 7\n");
        assertThat(run("data", "token", "revoke", "-7").exitCode()).isNotZero();
        assertThat(run("elsewhere", "token", "list").err()).contains("there is no database");
    }

    private Typed token(String account, String intents) {
        return run("data", "token", "create", "--account", account, "--intents", intents);
    }

    private Typed typing(String input, String... arguments) {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return run("data", arguments);
        } finally {
            System.setIn(before);
        }
    }

    private Typed run(String data, String... arguments) {
        return Typed.in(folder, data, arguments);
    }
}
