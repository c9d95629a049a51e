package org.portcullis.cache;

import org.junit.jupiter.api.Nested;
import org.portcullis.testkit.LicenseFactsContract;

/** Cached facts keep the contract of facts, however much is remembered. */
class CacheIsInvisibleTest {

    @Nested
    class LargeCacheTest extends LicenseFactsContract {
        LargeCacheTest() {
            super(listener -> new CachedMemory(listener, 1_000_000));
        }
    }

    @Nested
    class SmallCacheTest extends LicenseFactsContract {
        SmallCacheTest() {
            super(listener -> new CachedMemory(listener, 100));
        }
    }

    @Nested
    class NoCacheTest extends LicenseFactsContract {
        NoCacheTest() {
            super(listener -> new CachedMemory(listener, 0));
        }
    }
}
