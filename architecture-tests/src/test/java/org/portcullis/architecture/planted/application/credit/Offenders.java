package org.portcullis.architecture.planted.application.credit;

import org.portcullis.architecture.planted.application.license.MakeLicense;

/** The other half of the cycle. */
public final class Offenders {

    private Offenders() {}

    public record KnowsALicense(MakeLicense making) {}
}
