package org.portcullis.server;

import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Transactions;
import org.portcullis.server.config.ServerConfig;
import org.portcullis.server.demo.DemoData;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code portcullis demo} */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Serve example licenses to try things with, until asked to stop.",
            "They are kept in memory, or in the configured database if that is empty."
        })
final class DemoCommand implements Callable<Integer> {

    private static final String IN_MEMORY = "jdbc:h2:mem:demo;DB_CLOSE_DELAY=-1";

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        ServerConfig given = options.read();
        ServerConfig config = forDemo(given);
        if (!config.plans().keySet().containsAll(DemoData.PLANS)) {
            throw new StartFailure("the demo needs the plans FREE and UNLIMITED; leave plans as it is by default");
        }
        String database = config.databaseUrlOr(IN_MEMORY);
        // The key is kept where serve looks for it, so that serve can go on with the demo's database.
        Termination.serve(
                () -> LicenseServer.start(config, database, MasterKeys.of(given, database), DemoCommand::fill),
                this::announce);
        return ExitCode.OK;
    }

    /** A folder of its own, so that it never touches what serve left to be written; and whoever tries things is not stopped. */
    private static ServerConfig forDemo(ServerConfig config) {
        return new ServerConfig(
                config.http(),
                config.signIn().opened(config.signIn().registration().orElse(true)),
                config.smtp(),
                config.discord(),
                config.dataFolder().resolve("demo"),
                config.masterKey(),
                config.database(),
                config.cacheSize(),
                config.requestLog(),
                config.rateLimits().turned(config.rateLimits().on().orElse(false)),
                config.plans());
    }

    private static void fill(Transactions transactions, Identifiers identifiers, Passwords passwords, Instant now) {
        if (!DemoData.load(transactions, identifiers, passwords, now)) {
            throw new StartFailure("the database is not empty; the demo only fills one that is");
        }
    }

    private void announce(LicenseServer server) {
        PrintWriter out = spec.commandLine().getOut();
        out.println("Portcullis listening on " + server.address());
        out.printf("""

                Validate a license; from a second address or device it is refused, since it allows one of each:
                  curl -X POST %1$s/api/license/validate -H 'Content-Type: application/json' \\
                    -d '{"key":"LIC-ABC123-XYZ789","ip":"192.168.1.1","hwid":"HWID-123456"}'
                Sign in as its vendor, free its seats, and give it a new key:
                  curl -c cookies.txt %1$s/api/auth/login -H 'Content-Type: application/json' \\
                    -d '{"email":"vendor@example.com","password":"portcullis-demo"}'
                  curl -b cookies.txt %1$s/api/license/clear -H 'Content-Type: application/json' \\
                    -d '{"key":"LIC-ABC123-XYZ789"}'
                  curl -b cookies.txt %1$s/api/license/rotate -H 'Content-Type: application/json' \\
                    -d '{"key":"LIC-ABC123-XYZ789"}'

                The same by another vendor's API, with an API token:
                  curl -X POST %1$s/api/v2/validate -H 'Content-Type: application/json' -H 'TOKEN: demo-validate' \\
                    -d '{"licenseKey":"ABCD1234EFGH5678IJKL","productId":1,"ip":"192.168.1.1","hwid":"HWID-123456"}'

                What a third vendor's API tells of a license, with an account's system key:
                  curl %1$s/api/license/info/TEST-TEST-TEST-TEST -H 'X-API-Key: test_api_key_123'

                Other keys: ABCD1234EFGH5678IJKL (5 seats), LIC-CREDIT-000100 (100 credits), LIC-EXPIRD-000001,
                LIC-SUSPND-000001, LIC-REVOKD-000001, LIC-INACTV-000001. Ctrl-C ends the demo.
                """, server.address());
        out.flush();
    }
}
