package org.portcullis.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.jdbi.JdbiPersistence;
import org.portcullis.ports.out.CommitListener;
import org.portcullis.server.system.SystemIdentifiers;
import org.portcullis.testkit.Fixtures;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** What the command line says and ends with where nothing gets to listen. */
class MainTest {

    @TempDir
    private Path folder;

    private record Result(int exitCode, String out, String err) {}

    /** What --debug did lasts as long as the JVM. */
    @AfterEach
    void logAsBefore() {
        ((Logger) LoggerFactory.getLogger("org.portcullis")).setLevel(null);
    }

    @Test
    void theVersionIsTold() {
        Result result = run("--version");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("Portcullis (development)\n");
    }

    @Test
    void helpNamesTheCommands() {
        Result result = run("--help");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).contains("serve", "demo", "doctor", "--version", "--debug");
    }

    @Test
    void eachCommandHasHelp() {
        for (String command : List.of("serve", "demo", "doctor")) {
            Result result = run(command, "--help");

            assertThat(result.exitCode()).isZero();
            assertThat(result.out()).contains("--config=FILE");
        }
    }

    @Test
    void noCommandAnUnknownOneAndAnUnknownOptionAreUsageErrors() {
        assertThat(run().exitCode()).isEqualTo(2);
        assertThat(run().err()).startsWith("Say what to do");
        assertThat(run("server").exitCode()).isEqualTo(2);
        assertThat(run("serve", "--prot").exitCode()).isEqualTo(2);
    }

    @Test
    void anUnreadableConfigurationIsOneLineAndAUsageError() {
        Result result = run("serve", "--config", "/nowhere/portcullis.properties");

        assertThat(result)
                .isEqualTo(new Result(
                        2, "", "portcullis: /nowhere/portcullis.properties: can't be read: there is no such file\n"));
    }

    @Test
    void everyProblemOfAConfigurationIsALineAndAUsageError() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong"), "http.prot = 80\nhttp.port = eighty\nsession-hours = 0");

        Result result = run("serve", "--config", file.toString());

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactly(
                        "portcullis: http.prot: there is no such setting (" + file + ")",
                        "portcullis: http.port: \"eighty\" is not a whole number from 0 to 65535 (" + file + ")",
                        "portcullis: session-hours: \"0\" is not a whole number from 1 to 8760 (" + file + ")");
    }

    @Test
    void aDataFolderThatIsAFileIsAFailure() throws IOException {
        Path file = Files.writeString(folder.resolve("data"), "");

        Result result = run("serve", "--config", config(file, 0, ""));

        assertThat(result)
                .isEqualTo(new Result(1, "", "portcullis: data folder " + file + ": there is a file of that name\n"));
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsAFailureThatKeepsItsPassword() throws IOException {
        String url = "jdbc:h2:file:/proc/nowhere/portcullis;PASSWORD=hunter2";

        Result result = run("serve", "--config", config(folder.resolve("data"), 0, "database.url = " + url));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err().lines()).singleElement().asString().contains("jdbc:h2:file:/proc/nowhere/portcullis");
        assertThat(result.err()).doesNotContain("hunter2");
    }

    @Test
    void aPortInUseIsAFailureAndNothingIsLeftOpen() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String config = config(folder.resolve("data"), taken.getLocalPort(), "");

            for (int attempt = 1; attempt <= 2; attempt++) {
                Result result = run("serve", "--config", config);

                assertThat(result.exitCode()).isEqualTo(1);
                assertThat(result.err().lines())
                        .singleElement()
                        .asString()
                        .startsWith("portcullis: can't listen on 127.0.0.1:" + taken.getLocalPort() + ": ");
            }
        }
    }

    @Test
    void theDemoRefusesADatabaseThatIsNotEmpty() throws IOException {
        String url = "jdbc:h2:file:" + folder.resolve("used");
        try (var used = JdbiPersistence.open(JdbiConfig.embedded(url), CommitListener.NONE)) {
            FirstAdministrator.ensure(
                    used.transactions(), new SystemIdentifiers(), FirstAdministrator.EMAIL, Fixtures.NOW);
        }

        Result result = run("demo", "--config", config(folder.resolve("data"), 0, "database.url = " + url));

        assertThat(result)
                .isEqualTo(
                        new Result(1, "", "portcullis: the database is not empty; the demo only fills one that is\n"));
    }

    @Test
    void theDemoNeedsItsPlans() throws IOException {
        Result result = run("demo", "--config", config(folder.resolve("data"), 0, "plans = DEVELOPER 1/1"));

        assertThat(result)
                .isEqualTo(new Result(
                        1,
                        "",
                        "portcullis: the demo needs the plans FREE and UNLIMITED; leave plans as it is by default\n"));
    }

    @Test
    void aFailureShowsItsStackTraceOnlyWhenAsked() throws IOException {
        String config = config(Files.writeString(folder.resolve("data"), ""), 0, "");

        assertThat(run("serve", "--config", config).err()).doesNotContain("\tat ");
        assertThat(run("--debug", "serve", "--config", config).err()).contains("\tat ");
        assertThat(run("serve", "--debug", "--config", config).err()).contains("\tat ");
    }

    @Test
    void theDoctorFindsNothingAmissOnAFreshMachineAndChangesNothing() throws IOException {
        Result result = run("doctor", "--config", config(folder.resolve("data"), 0, ""));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines()).hasSize(6).allMatch(line -> line.startsWith("OK    "));
        assertThat(result.out()).contains("will be made");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    void theDoctorTellsEverythingThatIsAmiss() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path file = Files.writeString(folder.resolve("data"), "");

            Result result = run("doctor", "--config", config(file, taken.getLocalPort(), ""));

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out().lines().filter(line -> line.startsWith("FAIL")))
                    .satisfiesExactlyInAnyOrder(
                            line -> assertThat(line).contains("data folder", "is a file"),
                            line -> assertThat(line).contains("port", "127.0.0.1:" + taken.getLocalPort()));
        }
    }

    @Test
    void theDoctorTellsTheProblemsOfAConfiguration() throws IOException {
        Path file = Files.writeString(folder.resolve("wrong"), "http.prot = 80");

        Result result = run("doctor", "--config", file.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("FAIL  configuration    http.prot: there is no such setting (" + file + ")");
    }

    private String config(Path dataFolder, int port, String more) throws IOException {
        String text = "data-folder = %s\nhttp.port = %d\n%s\n".formatted(dataFolder, port, more);
        return Files.writeString(folder.resolve("test.properties"), text).toString();
    }

    private static Result run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        CommandLine command =
                Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int exitCode = command.execute(arguments);
        return new Result(exitCode, out.toString(), err.toString());
    }
}
