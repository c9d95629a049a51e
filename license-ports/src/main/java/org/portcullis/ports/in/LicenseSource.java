package org.portcullis.ports.in;

import java.util.Iterator;

/** Licences that are to be taken in, from wherever they are. */
@FunctionalInterface
public interface LicenseSource {

    /** Its lines from the first on; called again if the transaction that takes them has to be. */
    Iterator<SourceLine> lines();
}
