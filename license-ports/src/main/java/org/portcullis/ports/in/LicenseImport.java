package org.portcullis.ports.in;

import java.util.List;

/** What came of taking licences in. */
public sealed interface LicenseImport {

    /** The most bad lines that are told; whoever has more stops there. */
    int MOST_BAD_LINES = 1_000;

    /** What is wrong with a line. */
    enum Defect {
        /** The source can't read it, and knows why. */
        UNREADABLE,
        /** Its product is not there, and is not to be made. */
        UNKNOWN_PRODUCT,
        /** A licence has its key, or had it before, be it one of an earlier line. */
        KEY_TAKEN
    }

    /** A line that can't be taken in. */
    record BadLine(long number, Defect defect) {}

    /** All were taken in. */
    record Done(long licenses) implements LicenseImport {}

    /** None was taken in; of the bad lines the first {@value #MOST_BAD_LINES}, in their order. */
    record Refused(List<BadLine> badLines) implements LicenseImport {
        public Refused {
            badLines = List.copyOf(badLines);
        }
    }

    /** None was taken in: the owner's plan allows so many licences, and they would be more. */
    record PlanLimitReached(long limit) implements LicenseImport {}

    /** None was taken in: something that they need changed meanwhile, such as a key that was given to another licence. */
    record Overtaken() implements LicenseImport {}
}
