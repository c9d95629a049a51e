package org.portcullis.server.system;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files and folders that nobody but their owner may read, where the file system knows owners: they hold keys. */
public final class OwnerOnly {

    private static final boolean POSIX =
            FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private static final FileAttribute<?>[] FOLDER = attributes("rwx------");
    static final FileAttribute<?>[] FILE = attributes("rw-------");

    private OwnerOnly() {}

    /** Makes {@code folder} and what it is in; one that exists is left as it is. */
    public static void createFolders(Path folder) throws IOException {
        Files.createDirectories(folder, FOLDER);
    }

    private static FileAttribute<?>[] attributes(String permissions) {
        return POSIX
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
