package org.portcullis.architecture;

import java.util.List;

/** The parts of the house. Rules name packages through these only, so that a test can look whether they are there. */
enum Part {
    CORE("core.."),
    PORTS("ports.."),
    PORT_VOCABULARY("ports", "ports.query.."),
    DRIVING_PORTS("ports.in.."),
    DRIVEN_PORTS("ports.out.."),
    APPLICATION("application.."),
    HTTP("http.."),
    DIALECTS("http.*.."),
    DIALECT_SEAM("http.dialect.."),
    JDBI("jdbi.."),
    MEMORY("memory.."),
    CACHE("cache.."),
    ACCESS("access.."),
    MAIL("mail.."),
    SERVER("server.."),
    TESTKIT("testkit..");

    private final List<String> packages;

    Part(String... packages) {
        this.packages = List.of(packages);
    }

    /** Package identifiers as ArchUnit knows them, relative to the house. */
    List<String> packages() {
        return packages;
    }
}
