package org.portcullis.server;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.portcullis.server.system.OwnerOnly;

/** The folder where the server keeps its files. */
final class DataFolder {

    private DataFolder() {}

    /** Makes it if it is missing, readable by its owner only. */
    static void prepare(Path folder) {
        try {
            OwnerOnly.createFolders(folder);
        } catch (FileAlreadyExistsException file) {
            throw new StartFailure("data folder %s: there is a file of that name".formatted(shown(folder)), file);
        } catch (IOException failure) {
            throw new StartFailure("data folder %s can't be made: %s".formatted(shown(folder), failure), failure);
        }
        if (!Files.isWritable(folder)) {
            throw new StartFailure("data folder %s can't be written to".formatted(shown(folder)));
        }
    }

    /** The URL of the embedded database in {@code folder}. */
    static String database(Path folder) {
        return "jdbc:h2:file:" + shown(folder.resolve("portcullis"));
    }

    /** Where the master key is kept, if nobody sets one. */
    static Path masterKey(Path folder) {
        return shown(folder.resolve("master.key"));
    }

    /** Where validations are kept that could not be written before the server had to stop. */
    static Path unwritten(Path folder) {
        return folder.resolve("unwritten");
    }

    private static Path shown(Path path) {
        return path.toAbsolutePath().normalize();
    }
}
