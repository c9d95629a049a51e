package org.portcullis.server;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A command as somebody types it, in this process. */
record Typed(int exitCode, String out, String err) {

    /** Runs it on a data folder of that name in {@code folder}. */
    static Typed in(Path folder, String data, String... arguments) {
        return in(folder, data, List.of(), arguments);
    }

    /** The same, with more lines of configuration. */
    static Typed in(Path folder, String data, List<String> settings, String... arguments) {
        try {
            Path config = Files.writeString(
                    folder.resolve(data + ".properties"),
                    "data-folder = " + folder.resolve(data) + "\n" + String.join("\n", settings));
            var out = new StringWriter();
            var err = new StringWriter();
            CommandLine command =
                    Main.commandLine().setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
            String[] all = Stream.concat(Stream.of(arguments), Stream.of("--config", config.toString()))
                    .toArray(String[]::new);
            return new Typed(command.execute(all), out.toString(), err.toString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
