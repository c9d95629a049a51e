package org.portcullis.server;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.portcullis.core.id.AccountId;
import org.portcullis.server.csv.LicenseFileWriter;
import org.portcullis.server.system.OwnerOnly;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis export} */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Write all licenses of an account, but deleted ones, as CSV; import reads them back.",
            "The file holds license keys: only its owner can read it."
        })
final class ExportCommand implements Callable<Integer> {

    private static final String STANDARD_OUTPUT = "-";

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "WHAT", description = "What to export: ${COMPLETION-CANDIDATES}.")
    private What what;

    @Option(names = "--to", required = true, paramLabel = "FILE", description = "Where to; - for standard output.")
    private String target;

    @Option(
            names = "--account",
            paramLabel = "EMAIL",
            description = "Whose licenses; the first administrator's if left out.")
    private @Nullable String account;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    /** What can be exported. */
    enum What {
        licenses
    }

    @Override
    public Integer call() throws IOException {
        Progress progress =
                new Progress(spec.commandLine().getErr(), Progress.ON_TERMINAL, System::nanoTime, what.name());
        if (target.equals(STANDARD_OUTPUT)) {
            write(new OutputStreamWriter(System.out, StandardCharsets.UTF_8), progress);
            return ExitCode.OK;
        }
        Path file = Path.of(target).toAbsolutePath();
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new StartFailure(target + " is no file that could be replaced");
        }
        if (Files.exists(file) && !force) {
            throw new StartFailure(target + " is there already; --force replaces it");
        }
        // Beside it, so that a file of that name is always a whole one.
        Path unfinished = file.resolveSibling("." + file.getFileName() + ".unfinished");
        try {
            long count;
            try (Writer writer = OwnerOnly.newWriter(unfinished)) {
                count = write(writer, progress);
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            spec.commandLine().getOut().println("Exported " + progress.rate(count));
            return ExitCode.OK;
        } catch (IOException | UncheckedIOException failure) {
            throw new StartFailure(target + " can't be written: " + failure.getMessage(), failure);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private long write(Writer to, Progress progress) throws IOException {
        AtomicLong written = new AtomicLong();
        try (var offline = Offline.openExisting(options.read())) {
            AccountId owner = offline.account(account);
            double all = Math.max(1, offline.count(owner));
            Writer writer = new BufferedWriter(to);
            LicenseFileWriter file = new LicenseFileWriter(writer);
            offline.transfer().exportAll(offline.operator(), owner, license -> {
                file.write(license);
                progress.show(written.incrementAndGet(), written.get() / all);
            });
            progress.end();
            writer.flush();
        }
        return written.get();
    }
}
