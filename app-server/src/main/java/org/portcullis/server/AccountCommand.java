package org.portcullis.server;

import java.util.concurrent.Callable;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.Role;
import org.portcullis.ports.in.AccountCreation;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis account} */
@Command(
        name = "account",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = AccountCommand.Create.class,
        description = "Make accounts.")
final class AccountCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: account create");
    }

    /** {@code portcullis account create} */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Make an account; with token create its programs can call the API.")
    static final class Create implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "Its e-mail address.")
        private String email;

        @Option(
                names = "--role",
                required = true,
                paramLabel = "ROLE",
                description = "What it may do: ${COMPLETION-CANDIDATES}.")
        private Role role;

        @Option(
                names = "--plan",
                paramLabel = "PLAN",
                defaultValue = "FREE",
                description =
                        "A plan of the configuration; ${DEFAULT-VALUE} if left out. Administrators have no limit.")
        private String plan;

        @Override
        public Integer call() {
            try (Offline offline = Offline.open(options.read())) {
                switch (offline.accounts().create(offline.operator(), new AccountDraft(email, role, plan))) {
                    case AccountCreation.Done done ->
                        spec.commandLine()
                                .getOut()
                                .printf(
                                        "Account %d: %s, %s, plan %s%n",
                                        done.account().id().value(),
                                        done.account().email(),
                                        done.account().role(),
                                        done.account().plan());
                    case AccountCreation.EmailTaken taken ->
                        throw new StartFailure("there is an account " + email + " already");
                    case AccountCreation.NotAnEmail wrong ->
                        throw new ParameterException(spec.commandLine(), "--email is no e-mail address: " + email);
                    case AccountCreation.NoSuchPlan unknown ->
                        throw new ParameterException(
                                spec.commandLine(), "--plan names no plan of the configuration: " + plan);
                }
            }
            return ExitCode.OK;
        }
    }
}
