package org.portcullis.core.license;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.portcullis.core.activation.IpAddress;

class IpLockTest {

    @Test
    void aReleasedLockWaitsForTheNextAddress() {
        assertThat(new IpLock.Held(IpAddress.of("192.0.2.1")).released()).isEqualTo(new IpLock.Waiting());
        assertThat(new IpLock.Waiting().released()).isEqualTo(new IpLock.Waiting());
    }

    @Test
    void aLockThatIsOffStaysOff() {
        assertThat(new IpLock.Off().released()).isEqualTo(new IpLock.Off());
    }
}
