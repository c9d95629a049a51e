package org.portcullis.server.config;

import java.util.List;

/** What was set can't be used. Each problem is one line that names the key, what is wrong and where it was set. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    ConfigurationException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    /** One line each, fit to be printed. */
    public List<String> problems() {
        return problems;
    }
}
