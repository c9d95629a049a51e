package org.portcullis.server.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is wrong with a configuration. */
final class Problems {

    private Problems() {}

    /** All that is wrong with a configuration that must be refused. */
    static List<String> of(Optional<Path> file, Map<String, String> environment) {
        List<String> problems = new ArrayList<>();
        assertThatThrownBy(() -> ServerConfig.read(file, environment))
                .asInstanceOf(type(ConfigurationException.class))
                .satisfies(thrown -> problems.addAll(thrown.problems()));
        return problems;
    }
}
