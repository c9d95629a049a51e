package org.portcullis.server;

import java.util.Optional;
import java.util.concurrent.Callable;
import org.portcullis.access.MasterKey;
import org.portcullis.application.access.ResealSecrets;
import org.portcullis.ports.in.SigningKeyRotation;
import org.portcullis.ports.in.SigningKeyStatus;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis keys} */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class, KeysCommand.Reseal.class},
        description = "See to the keys that tokens are signed with, and to the one that secrets are sealed with.")
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: keys show, rotate or reseal");
    }

    /** {@code portcullis keys show} */
    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = "List the keys that are needed, the newest first; nothing of them is secret.")
    static final class Show implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                offline.signingKeys()
                        .list(offline.operator())
                        .forEach(key -> spec.commandLine().getOut().println(described(key)));
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis keys rotate} */
    @Command(
            name = "rotate",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Make a new key, which signs in a minute: every server knows it by then.",
                "Tokens of the old ones stay valid until they expire, within an hour."
            })
    static final class Rotate implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @ArgGroup
        private Haste haste = new Haste();

        @Override
        public Integer call() {
            try (Offline offline = Offline.openExisting(options.read())) {
                SigningKeyStatus made = offline.signingKeys().rotate(offline.operator(), haste.rotation());
                spec.commandLine().getOut().println(described(made));
            }
            return ExitCode.OK;
        }
    }

    /** {@code portcullis keys reseal} */
    @Command(
            name = "reseal",
            mixinStandardHelpOptions = true,
            versionProvider = Main.Version.class,
            description = {
                "Seal all secrets of the database with another master key. Stop every server of the database first.",
                "Where the key is in the data folder it is replaced there."
            })
    static final class Reseal implements Callable<Integer> {

        @Mixin
        private ConfigurationOptions options;

        @Spec
        private CommandSpec spec;

        @Option(
                names = "--key-stdin",
                description = {
                    "Read the new key from the first line of the standard input: 32 bytes in Base64, as",
                    "'openssl rand -base64 32' prints them. Without it, and where the key is in the data folder, one is made."
                })
        private boolean keyGiven;

        @Override
        public Integer call() {
            Optional<MasterKey> given =
                    keyGiven ? Optional.of(parsed(CommandPasswords.lineOfStandardInput())) : Optional.empty();
            try (Offline offline = Offline.openExisting(options.read())) {
                boolean inAFile = offline.masterKeys().areInAFile();
                if (given.isEmpty() && !inAFile) {
                    throw new ParameterException(spec.commandLine(), "Say the new key: --key-stdin");
                }
                ResealSecrets.Resealed resealed = offline.reseal(given.orElseGet(MasterKey::random));
                spec.commandLine()
                        .getOut()
                        .printf(
                                "Sealed anew: %d signing keys, %d seeds of second factors.%n",
                                resealed.signingKeys(), resealed.seeds());
                if (!inAFile) {
                    spec.commandLine().getOut().println("From now on PORTCULLIS_MASTER_KEY has to be the new key.");
                }
            }
            return ExitCode.OK;
        }

        private MasterKey parsed(String text) {
            try {
                return MasterKey.parse(text);
            } catch (IllegalArgumentException malformed) {
                throw new ParameterException(
                        spec.commandLine(), "The standard input has no master key: 32 bytes in Base64", malformed);
            }
        }
    }

    /** How soon the new key is to sign; one of these, or neither. */
    static final class Haste {

        @Option(names = "--now", description = "Let the new key sign at once.")
        private boolean now;

        @Option(
                names = "--compromised",
                description = "The same, and remove the old ones: no server accepts a token of theirs after a second.")
        private boolean compromised;

        SigningKeyRotation rotation() {
            if (compromised) {
                return SigningKeyRotation.COMPROMISED;
            }
            return now ? SigningKeyRotation.NOW : SigningKeyRotation.SOON;
        }
    }

    private static String described(SigningKeyStatus key) {
        String state = key.retiredAt()
                .map(end -> (key.signs() ? "signs until " : "retired ") + end)
                .orElseGet(() -> key.signs() ? "signs" : "signs from " + key.signsFrom());
        return "key %s, made %s, %s".formatted(key.id(), key.createdAt(), state);
    }
}
