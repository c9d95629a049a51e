package org.portcullis.ports.in;

/** How the server is. */
@FunctionalInterface
public interface ServerStatus {

    /** Whether it can do its work: its store answers, and validations can be recorded. */
    boolean isHealthy();
}
