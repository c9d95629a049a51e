package org.portcullis.ports.in;

import java.time.Duration;
import org.portcullis.core.access.SecretBytes;

/** What came of making a seed. */
public sealed interface SecondFactorSetup {

    /**
     * It is made, and to be enabled by a code.
     *
     * @param written the seed in Base32, for authenticators that can't scan
     * @param uri the {@code otpauth://} address of it
     * @param qrCode that address as a QR code, a PNG image
     */
    record Ready(String written, String uri, SecretBytes qrCode) implements SecondFactorSetup {

        @Override
        public String toString() {
            return "Ready[***]";
        }
    }

    /** The account has a password, and none was told. */
    record PasswordRequired() implements SecondFactorSetup {}

    /** The password is another one. */
    record WrongPassword() implements SecondFactorSetup {}

    /** It is enabled already, and would have to be disabled first. */
    record AlreadyEnabled() implements SecondFactorSetup {}

    /**
     * There were too many attempts; nothing was tried.
     *
     * @param retryAfter how long until the next may be made; positive
     */
    record TooManyAttempts(Duration retryAfter) implements SecondFactorSetup {}
}
