package org.portcullis.server;

import java.util.concurrent.Callable;
import org.portcullis.server.config.ServerConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portcullis serve} */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Serve licenses until asked to stop (SIGTERM, Ctrl-C).",
            "They are kept in a file in ./data, unless the configuration says otherwise."
        })
final class ServeCommand implements Callable<Integer> {

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig config = options.read();
        DataFolder.prepare(config.dataFolder());
        String database = config.databaseUrlOr(DataFolder.database(config.dataFolder()));
        Termination.serve(
                () -> LicenseServer.start(
                        config,
                        database,
                        MasterKeys.of(config, database),
                        new FirstStart(config.signIn(), spec.commandLine().getOut())),
                this::announce);
        return ExitCode.OK;
    }

    private void announce(LicenseServer server) {
        spec.commandLine().getOut().println("Portcullis listening on " + server.address());
    }
}
