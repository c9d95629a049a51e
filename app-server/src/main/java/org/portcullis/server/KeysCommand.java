package org.portcullis.server;

import java.util.concurrent.Callable;
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
        subcommands = {KeysCommand.Show.class, KeysCommand.Rotate.class},
        description = "See to the keys that tokens are signed with.")
final class KeysCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Say what to do: keys show or rotate");
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
