package org.portcullis.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.portcullis.ports.in.LicenseImport;
import org.portcullis.ports.in.LicenseImport.BadLine;
import org.portcullis.server.csv.LicenseFile;
import org.portcullis.server.csv.LicenseFile.Unusable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis import} */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = {
            "Take licenses in from a CSV file, all of them or none.",
            "The first line names the columns; docs/import-export.md tells what they hold."
        })
final class ImportCommand implements Callable<Integer> {

    private static final int MOST_SHOWN = 100;

    @Mixin
    private ConfigurationOptions options;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The CSV file, in UTF-8.")
    private Path file;

    @Option(
            names = "--account",
            paramLabel = "EMAIL",
            description = "Whose licenses they are; the first administrator's if left out.")
    private @Nullable String account;

    @Option(
            names = "--create-products",
            description = "Make products that are named and not there, instead of refusing.")
    private boolean createProducts;

    @Override
    public Integer call() throws IOException {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new StartFailure(file + ": there is no such file, or it can't be read");
        }
        PrintWriter err = spec.commandLine().getErr();
        Progress progress = new Progress(err, Progress.ON_TERMINAL, System::nanoTime, "licenses");
        long size = Math.max(1, Files.size(file));
        try (var offline = Offline.open(options.read());
                var source = new LicenseFile(file, (bytes, records) -> progress.show(records, (double) bytes / size))) {
            LicenseImport outcome =
                    offline.transfer().importAll(offline.operator(), offline.account(account), source, createProducts);
            progress.end();
            return told(outcome, source, progress, err);
        } catch (Unusable wrong) {
            throw new StartFailure(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private int told(LicenseImport outcome, LicenseFile source, Progress progress, PrintWriter err) {
        String refused = "nothing was imported";
        switch (outcome) {
            case LicenseImport.Done done -> {
                spec.commandLine().getOut().println("Imported " + progress.rate(done.licenses()));
                return ExitCode.OK;
            }
            case LicenseImport.Refused bad -> {
                bad.badLines().stream()
                        .limit(MOST_SHOWN)
                        .forEach(line -> err.println("line " + line.number() + ": " + words(line, source)));
                int count = bad.badLines().size();
                if (count > MOST_SHOWN) {
                    err.println("and " + (count - MOST_SHOWN) + " more");
                }
                String most = count == LicenseImport.MOST_BAD_LINES ? " or more" : "";
                throw new StartFailure(
                        "%s: %d%s bad line%s; %s".formatted(file, count, most, count == 1 ? "" : "s", refused));
            }
            case LicenseImport.PlanLimitReached plan ->
                throw new StartFailure("the account's plan allows %d licenses; %s".formatted(plan.limit(), refused));
            case LicenseImport.Overtaken overtaken ->
                throw new StartFailure("a key, product or customer was taken by somebody else meanwhile; " + refused);
        }
    }

    private String words(BadLine line, LicenseFile source) {
        return switch (line.defect()) {
            case UNREADABLE -> source.reason(line.number()).orElse("can't be read");
            case UNKNOWN_PRODUCT -> "product: the account has no product of that name (--create-products makes it)";
            case KEY_TAKEN -> "key: a license has it, or had it before, or an earlier line has it";
        };
    }
}
