package org.portcullis.architecture.planted.core.credit;

import org.portcullis.architecture.planted.core.license.License;

/** The other half of the cycle. */
public final class Offenders {

    private Offenders() {}

    public record KnowsALicense(License license) {}
}
