package org.portcullis.server;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.AccountDraft;
import org.portcullis.core.access.AccountPatch;
import org.portcullis.core.access.DiscordId;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Secret;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.in.AccountChange;
import org.portcullis.ports.in.AccountCreation;
import org.portcullis.ports.in.DiscordLinking;
import org.portcullis.ports.in.PasswordChange;
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
        subcommands = {
            AccountCommand.Create.class,
            AccountCommand.Changing.class,
            AccountCommand.Listing.class,
            AccountCommand.SetPassword.class,
            AccountCommand.Discord.class,
            AccountCommand.ResetSecondFactor.class
        },
        description = "Make accounts, change them, and say how they are signed in to.")
final class AccountCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: account create, change, list, password, discord or reset-2fa");
    }

    /** {@code portcullis account create} */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Make an account; with token create its programs can call the API.",
                "Without --password-stdin, a token is printed by which its owner sets a password, once, within an hour."
            })
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

        @Option(
                names = "--password-stdin",
                description = "Read its password from the first line of the standard input.")
        private boolean passwordGiven;

        @Override
        public Integer call() {
            Optional<Password> password =
                    passwordGiven ? Optional.of(CommandPasswords.fromStandardInput()) : Optional.empty();
            try (Offline offline = Offline.open(options.read())) {
                switch (offline.accounts().create(offline.operator(), new AccountDraft(email, role, plan))) {
                    case AccountCreation.Done done -> {
                        spec.commandLine().getOut().println(described(done.account()));
                        givePassword(offline, done.account().id(), password, spec);
                    }
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

    /** {@code portcullis account change} */
    @Command(
            name = "change",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Give an account another role or plan, or close it, or open it again.",
                "Another role, and closing, end its sessions on every node within a second. While it is closed its tokens",
                "and keys are refused too; its licences stay as they are."
            })
    static final class Changing implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "The account's address.")
        private String email;

        @Option(names = "--role", paramLabel = "ROLE", description = "What it may do: ${COMPLETION-CANDIDATES}.")
        private @Nullable Role role;

        @Option(names = "--plan", paramLabel = "PLAN", description = "A plan of the configuration.")
        private @Nullable String plan;

        @Option(names = "--close", description = "Let nobody in by it.")
        private boolean close;

        @Option(names = "--open", description = "Let people in by it again.")
        private boolean open;

        @Override
        public Integer call() {
            if ((close && open) || (role == null && plan == null && !close && !open)) {
                throw new ParameterException(
                        spec.commandLine(), "Say what to change: --role, --plan, and --close or --open");
            }
            var patch = new AccountPatch(
                    Optional.ofNullable(role),
                    Optional.ofNullable(plan),
                    close || open ? Optional.of(open) : Optional.empty());
            try (Offline offline = Offline.openExisting(options.read())) {
                switch (offline.accounts().change(offline.operator(), offline.account(email), patch)) {
                    case AccountChange.Done done -> spec.commandLine().getOut().println(described(done.account()));
                    case AccountChange.NotFound gone -> throw new StartFailure("the account is gone");
                    case AccountChange.NoSuchPlan unknown ->
                        throw new ParameterException(
                                spec.commandLine(), "--plan names no plan of the configuration: " + plan);
                    case AccountChange.LastAdministrator last ->
                        throw new StartFailure(email + " is the last administrator: make another one first");
                }
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis account list} */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "List the accounts, closed ones too.")
    static final class Listing implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                Offline.eachOf(
                        page -> offline.accounts().list(offline.operator(), page),
                        account -> spec.commandLine().getOut().println(described(account)));
            }
            return ExitCode.OK;
        }
    }

    private static String described(Account account) {
        String closed = account.closedAt().map(at -> ", closed " + at).orElse("");
        return "Account %d: %s, %s, plan %s%s"
                .formatted(account.id().value(), account.email(), account.role(), account.plan(), closed);
    }

    /** {@code portcullis account password} */
    @Command(
            name = "password",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Set an account's password, which ends its sessions on every node within a second.",
                "Without --password-stdin, a token is printed by which its owner sets a password, once, within an hour."
            })
    static final class SetPassword implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "The account's address.")
        private String email;

        @Option(names = "--password-stdin", description = "Read it from the first line of the standard input.")
        private boolean passwordGiven;

        @Override
        public Integer call() {
            Optional<Password> password =
                    passwordGiven ? Optional.of(CommandPasswords.fromStandardInput()) : Optional.empty();
            try (Offline offline = Offline.openExisting(options.read())) {
                givePassword(offline, offline.account(email), password, spec);
            }
            if (passwordGiven) {
                spec.commandLine().getOut().println("The password of " + email + " is set.");
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis account discord} */
    @Command(
            name = "discord",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Say which Discord account signs in to an account; with --none, none does any more.",
                "If another one did, the account's sessions end on every node within a second."
            })
    static final class Discord implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "The account's address.")
        private String email;

        @Option(
                names = "--id",
                paramLabel = "ID",
                description = "The Discord account's number, as Discord's developer mode copies it.")
        private @Nullable String id;

        @Option(names = "--none", description = "Nobody, any more.")
        private boolean none;

        @Override
        public Integer call() {
            if (none == (id != null)) {
                throw new ParameterException(spec.commandLine(), "Say who it is: --id or --none");
            }
            Optional<DiscordId> discord = Optional.ofNullable(id).map(this::parsed);
            try (Offline offline = Offline.openExisting(options.read())) {
                switch (offline.accounts().linkDiscord(offline.operator(), offline.account(email), discord)) {
                    case DiscordLinking.Done done -> spec.commandLine().getOut().println(told(discord));
                    case DiscordLinking.AlreadyLinked taken ->
                        throw new StartFailure("that Discord account signs in to another account");
                    case DiscordLinking.NoSuchAccount gone -> throw new StartFailure("the account is gone");
                }
            }
            return ExitCode.OK;
        }

        private DiscordId parsed(String text) {
            return DiscordId.parse(text)
                    .orElseThrow(() -> new ParameterException(
                            spec.commandLine(), "--id is not the number of a Discord account: " + text));
        }

        private String told(Optional<DiscordId> discord) {
            return discord.map(linked -> "The Discord account " + linked.text() + " signs in to " + email + ".")
                    .orElseGet(() -> "No Discord account signs in to " + email + ".");
        }
    }

    /** {@code portcullis account reset-2fa} */
    @Command(
            name = "reset-2fa",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Switch an account's second factor off, for somebody who lost it; ends the account's sessions.",
                "Make sure that it is the owner who asks: the password alone lets in after this."
            })
    static final class ResetSecondFactor implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--email", required = true, paramLabel = "EMAIL", description = "The account's address.")
        private String email;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                if (!offline.secondFactors().reset(offline.operator(), offline.account(email))) {
                    throw new StartFailure("the account " + email + " has no second factor");
                }
            }
            spec.commandLine()
                    .getOut()
                    .println("The second factor of " + email + " is off, and its sessions are ended.");
            return ExitCode.OK;
        }
    }

    /** Sets the password or, if there is none, prints what allows to set it: alone on its line, for scripts. */
    private static void givePassword(
            Offline offline, AccountId account, Optional<Password> password, CommandSpec spec) {
        if (password.isPresent()) {
            PasswordChange change = offline.passwords().set(offline.operator(), account, password.get());
            if (!(change instanceof PasswordChange.Done)) {
                throw new StartFailure("the password could not be set: " + change);
            }
            return;
        }
        Secret token = offline.passwords()
                .allowReset(offline.operator(), account)
                .orElseThrow(() -> new StartFailure("the account is gone"));
        spec.commandLine().getOut().println(token.text());
        spec.commandLine()
                .getErr()
                .println(
                        "portcullis: the token sets the password by POST /api/auth/password/reset, once, within an hour");
    }
}
