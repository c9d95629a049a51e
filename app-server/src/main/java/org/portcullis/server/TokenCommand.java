package org.portcullis.server;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.access.ApiToken;
import org.portcullis.core.access.ApiTokenDraft;
import org.portcullis.core.access.Intent;
import org.portcullis.core.access.NewApiToken;
import org.portcullis.core.access.Secret;
import org.portcullis.core.access.TokenHolder;
import org.portcullis.core.access.TokenPurpose;
import org.portcullis.core.id.ApiTokenId;
import org.portcullis.core.id.ProductId;
import org.portcullis.ports.in.TokenCreation;
import org.portcullis.server.system.SystemTime;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis token} */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            TokenCommand.Create.class,
            TokenCommand.SystemKey.class,
            TokenCommand.AppKey.class,
            TokenCommand.Listing.class,
            TokenCommand.Revoke.class
        },
        description = "Make API tokens and keys, list them, and take them back.")
final class TokenCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Say what to do: token create, system-key, app-key, list or revoke");
    }

    /** {@code portcullis token create} */
    @Command(
            name = "create",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Make an API token and print it, this once: only its hash is kept.",
                "Programs send it as the header TOKEN."
            })
    static final class Create implements Callable<Integer> {

        private static final int MOST_DAYS = 36_500;

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--account", required = true, paramLabel = "EMAIL", description = "As whom its bearer acts.")
        private String account;

        @Option(
                names = "--intents",
                required = true,
                split = ",",
                paramLabel = "INTENT",
                description = "What it is good for: ${COMPLETION-CANDIDATES}.")
        private List<Intent> intents;

        @Option(
                names = "--name",
                paramLabel = "NAME",
                defaultValue = "made on the command line",
                description = "What you call it; '${DEFAULT-VALUE}' if left out.")
        private String name;

        @Option(names = "--expires-in-days", paramLabel = "DAYS", description = "When it ends; never if left out.")
        private @Nullable Integer days;

        @Override
        public Integer call() {
            if (days != null && (days < 1 || days > MOST_DAYS)) {
                throw new ParameterException(spec.commandLine(), "--expires-in-days must be 1 to " + MOST_DAYS);
            }
            Optional<Instant> end = Optional.ofNullable(days)
                    .map(count -> SystemTime.inMilliseconds().instant().plus(Duration.ofDays(count)));
            ApiTokenDraft draft = draft(end);
            try (Offline offline = Offline.open(options.read())) {
                tell(offline.tokens().create(offline.operator(), offline.account(account), draft), account, spec);
            }
            return ExitCode.OK;
        }

        private ApiTokenDraft draft(Optional<Instant> end) {
            try {
                return ApiTokenDraft.forCalls(name, EnumSet.copyOf(intents), end);
            } catch (IllegalArgumentException wrong) {
                throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
            }
        }
    }

    /** {@code portcullis token system-key} */
    @Command(
            name = "system-key",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Make a system key and print it, this once; the one that the account had is refused from then on.",
                "Programs send it as the header X-API-Key."
            })
    static final class SystemKey implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--account", required = true, paramLabel = "EMAIL", description = "As whom its bearer acts.")
        private String account;

        @Override
        public Integer call() {
            try (Offline offline = Offline.open(options.read())) {
                tell(offline.tokens().renewSystemKey(offline.operator(), offline.account(account)), account, spec);
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis token app-key} */
    @Command(
            name = "app-key",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Make a key for one product and print it, this once; the one that the product had is refused from then on.",
                "Programs send it as Authorization: Bearer, and act as the product's owner within that product."
            })
    static final class AppKey implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(names = "--product", required = true, paramLabel = "NUMBER", description = "The product's number.")
        private long product;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                NewApiToken key = Optional.of(product)
                        .filter(number -> number > 0)
                        .flatMap(number -> offline.appKeys().renew(offline.operator(), new ProductId(number)))
                        .orElseThrow(() -> new StartFailure("there is no product " + product));
                tell(key.token(), key.secret(), spec);
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis token list} */
    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "List the API tokens, those that were taken back too.")
    static final class Listing implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                Offline.eachOf(
                        page -> offline.tokens().list(offline.operator(), page),
                        holder -> spec.commandLine().getOut().println(described(holder)));
            }
            return ExitCode.OK;
        }

        private static String described(TokenHolder holder) {
            String used = holder.lastUsedAt().map(at -> "last used " + at).orElse("never used");
            return TokenCommand.described(holder.token()) + ", of "
                    + holder.account().email() + ", " + used;
        }
    }

    /** {@code portcullis token revoke} */
    @Command(
            name = "revoke",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "Take an API token back; every node refuses it within a second.")
    static final class Revoke implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Parameters(paramLabel = "NUMBER", description = "The token's number, as list tells it.")
        private long number;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                if (number < 1 || !offline.tokens().revoke(offline.operator(), new ApiTokenId(number))) {
                    throw new StartFailure("there is no token " + number);
                }
            }
            spec.commandLine().getOut().println("Token " + number + " is taken back.");
            return ExitCode.OK;
        }
    }

    private static void tell(TokenCreation creation, String account, CommandSpec spec) {
        switch (creation) {
            case TokenCreation.Done done -> tell(done.token(), done.secret(), spec);
            case TokenCreation.NoSuchAccount unknown -> throw new StartFailure("there is no account " + account);
            case TokenCreation.NotAVendor buyer ->
                throw new StartFailure(account + " is a customer's account, which has nothing to call for");
        }
    }

    /** The secret alone, so that a script can take it; what is said of it goes beside it. */
    private static void tell(ApiToken token, Secret secret, CommandSpec spec) {
        spec.commandLine().getOut().println(secret.text());
        spec.commandLine().getErr().println("portcullis: " + described(token));
    }

    private static String described(ApiToken token) {
        String end = token.revokedAt()
                .map(at -> "taken back " + at)
                .or(() -> token.expiresAt().map(at -> "until " + at))
                .orElse("without end");
        return "token %d, %s (%s), for %s, %s"
                .formatted(token.id().value(), token.hint(), token.name(), described(token.purpose()), end);
    }

    private static String described(TokenPurpose purpose) {
        return switch (purpose) {
            case TokenPurpose.Calls calls ->
                calls.intents().stream().sorted().map(Intent::name).collect(Collectors.joining(","));
            case TokenPurpose.App app -> "product " + app.product().value();
            case TokenPurpose.Marketplace marketplace ->
                "marketplaces of product " + marketplace.product().value();
            case TokenPurpose.WholeAccount whole -> "the whole account";
        };
    }
}
