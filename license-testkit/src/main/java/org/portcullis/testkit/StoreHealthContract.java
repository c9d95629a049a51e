package org.portcullis.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the health of a store promises while it is open; that it tells of one that is away is for its adapter to test. */
public abstract class StoreHealthContract extends StoreContract {

    protected StoreHealthContract(Backend.Opener opener) {
        super(opener);
    }

    @Test
    void anOpenStoreIsReachable() {
        assertThat(backend.health().isReachable()).isTrue();
        addLicense();
        assertThat(backend.health().isReachable()).isTrue();
    }
}
