package org.portcullis.cache;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.LicenseFactsContract;

/** The cache can't be told from what it caches, whether it has room or not. */
class CachingLicenseFactsContractTest {

    @Nested
    class WithRoomTest extends LicenseFactsContract {
        WithRoomTest() {
            super(listener -> new CachingBackend(listener, 10_000));
        }
    }

    @Nested
    class WithoutRoomTest extends LicenseFactsContract {
        WithoutRoomTest() {
            super(listener -> new CachingBackend(listener, 0));
        }
    }
}
