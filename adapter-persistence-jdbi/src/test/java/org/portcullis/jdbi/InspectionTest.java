package org.portcullis.jdbi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.portcullis.ports.out.CommitListener;

class InspectionTest {

    @TempDir
    private Path folder;

    @Test
    void aDatabaseThatIsYetToBeMadeIsNotMade() {
        assertThat(JdbiPersistence.inspect(config(""))).isEmpty();

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDatabaseThatWasOpenedIsUpToDate() {
        JdbiPersistence.open(config(""), CommitListener.NONE).close();

        assertThat(JdbiPersistence.inspect(config(""))).hasValueSatisfying(state -> {
            assertThat(state.pending()).isZero();
            assertThat(state.version()).matches("[0-9]+");
        });
    }

    @Test
    void aWrongPasswordIsTold() {
        JdbiPersistence.open(config(""), CommitListener.NONE).close();
        JdbiConfig wrong = new JdbiConfig(config("").url(), "sa", "hunter2", 2);

        assertThatThrownBy(() -> JdbiPersistence.inspect(wrong))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageEndingWith("wrong user or password");
    }

    @Test
    void whatAUrlHoldsIsNotShown() {
        JdbiConfig twice = config(";PASSWORD=hunter2");

        assertThatThrownBy(() -> JdbiPersistence.inspect(twice))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageNotContaining("hunter2");
        assertThat(twice.toString()).doesNotContain("hunter2");
    }

    @Test
    void aReasonThatQuotesTheUrlDoesNotShowItsOptions() {
        JdbiConfig noDriver = new JdbiConfig("jdbc:postgresql://127.0.0.1:1/none?password=hunter2", "sa", "", 2);

        assertThatThrownBy(() -> JdbiPersistence.inspect(noDriver))
                .isInstanceOf(DatabaseNotOpened.class)
                .hasMessageContaining("jdbc:postgresql://127.0.0.1:1/none")
                .hasMessageNotContaining("hunter2");
    }

    private JdbiConfig config(String options) {
        return new JdbiConfig("jdbc:h2:file:" + folder.resolve("inspected") + options, "sa", "", 2);
    }
}
