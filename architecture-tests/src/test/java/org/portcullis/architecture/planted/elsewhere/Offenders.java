package org.portcullis.architecture.planted.elsewhere;

/** In no layer, and in a package that is not null-marked. */
public final class Offenders {
    private Offenders() {}
}
