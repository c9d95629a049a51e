package org.portcullis.server;

import java.util.concurrent.Callable;
import org.portcullis.server.config.ServerConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
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

    private static final Logger LOG = LoggerFactory.getLogger(ServeCommand.class);

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
                () -> LicenseServer.start(config, database, OperatorAccount::ensure),
                server -> announce(server, config));
        return ExitCode.OK;
    }

    private void announce(LicenseServer server, ServerConfig config) {
        spec.commandLine().getOut().println("Portcullis listening on " + server.address());
        if (config.operatorToken().isEmpty()) {
            LOG.warn(
                    "No operator token: rotating and clearing are answered 401 until PORTCULLIS_OPERATOR_TOKEN is set");
        }
    }
}
