package org.portcullis.server;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Optional;
import org.portcullis.jdbi.DatabaseNotOpened;
import org.portcullis.server.config.ConfigurationException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * The command line: what {@code ./portcullis} passes its arguments to. It ends with 0 if all went well, 1 if something
 * failed, and 2 if it was asked or configured wrongly.
 */
@Command(
        name = "portcullis",
        description = "A license server and a license engine for the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            ServeCommand.class,
            DemoCommand.class,
            DoctorCommand.class,
            AccountCommand.class,
            TokenCommand.class,
            KeysCommand.class,
            ImportCommand.class,
            ExportCommand.class
        })
public final class Main implements Runnable {

    @Spec
    private CommandSpec spec;

    private boolean debug;

    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        var main = new Main();
        return new CommandLine(main)
                .setExecutionExceptionHandler((failure, command, parsed) -> main.tell(failure, command));
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Log more, and show the stack trace of a failure.")
    void setDebug(boolean on) {
        debug = on;
        if (on) {
            ((Logger) LoggerFactory.getLogger("org.portcullis")).setLevel(Level.DEBUG);
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do; --help lists the commands.");
    }

    private int tell(Exception failure, CommandLine command) {
        List<String> lines = switch (failure) {
            case ConfigurationException wrong -> wrong.problems();
            case DatabaseNotOpened expected -> List.of(String.valueOf(expected.getMessage()));
            case StartFailure expected -> List.of(String.valueOf(expected.getMessage()));
            default -> List.of("failed: " + failure + (debug ? "" : " (--debug tells more)"));
        };
        lines.forEach(line -> command.getErr().println("portcullis: " + line));
        if (debug) {
            failure.printStackTrace(command.getErr());
        }
        return failure instanceof ConfigurationException ? ExitCode.USAGE : ExitCode.SOFTWARE;
    }

    /** The version the jar was built as; a class directory has none. */
    static final class Version implements IVersionProvider {

        @Override
        public String[] getVersion() {
            var version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
            return new String[] {"Portcullis " + version.orElse("(development)")};
        }
    }
}
