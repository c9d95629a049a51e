package org.portcullis.server.system;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.ports.out.UnwrittenValidations;
import org.portcullis.testkit.UnwrittenValidationsContract;

/** Files keep what the port promises. Each call opens the folder anew, as after a restart. */
class SpillFolderContractTest extends UnwrittenValidationsContract {

    @TempDir
    private Path folder;

    @Override
    protected UnwrittenValidations unwritten() {
        return new SpillFolder(folder);
    }
}
