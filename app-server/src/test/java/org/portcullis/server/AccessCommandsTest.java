package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** account and token, as somebody types them. */
class AccessCommandsTest {

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    @Test
    void anAccountIsMadeOnce() {
        Result made = run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");
        Result again = run("data", "account", "create", "--email", "Vendor@example.com", "--role", "USER");

        assertThat(made.out()).isEqualTo("Account 2: vendor@example.com, USER, plan FREE\n");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err()).isEqualTo("portcullis: there is an account Vendor@example.com already\n");
    }

    @ParameterizedTest
    @CsvSource({
        "no address, USER, FREE, --email is no e-mail address",
        "a@example.com, KING, FREE, Invalid value for option '--role'",
        "a@example.com, USER, GOLD, --plan names no plan",
    })
    void whatMakesNoAccountIsToldAsAWrongCall(String email, String role, String plan, String words) {
        Result result = run("data", "account", "create", "--email", email, "--role", role, "--plan", plan);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).startsWith(words);
    }

    @Test
    void aTokenIsPrintedAloneThenListedWithoutItsSecretAndTakenBack() {
        run("data", "account", "create", "--email", "vendor@example.com", "--role", "USER");

        Result made = run(
                "data",
                "token",
                "create",
                "--account",
                "vendor@example.com",
                "--intents",
                "LICENSE_VALIDATE,ALL_READ",
                "--expires-in-days",
                "30");
        Result listed = run("data", "token", "list");
        Result taken = run("data", "token", "revoke", "1");
        Result after = run("data", "token", "list");

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

    private Result token(String account, String intents) {
        return run("data", "token", "create", "--account", account, "--intents", intents);
    }

    private Result run(String data, String... arguments) {
        try {
            Path config = Files.writeString(
                    folder.resolve(data + ".properties"), "data-folder = " + folder.resolve(data) + "\n");
            var out = new StringWriter();
            var err = new StringWriter();
            CommandLine command =
                    Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
            String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                    .toArray(String[]::new);
            return new Result(command.execute(all), out.toString(), err.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
