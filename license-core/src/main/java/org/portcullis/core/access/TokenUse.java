package org.portcullis.core.access;

import java.time.Duration;

/** What a signed token is for. One that is for something else is not accepted, however well it is signed. */
public enum TokenUse {
    /** Shows that somebody is signed in. */
    ACCESS(Duration.ofHours(1)),
    /** Shows that the password was right, while the one-time code is still to come. */
    SECOND_FACTOR(Duration.ofMinutes(5));

    /** How far the clocks of two nodes may be apart. */
    public static final Duration SKEW = Duration.ofSeconds(30);

    /** After this time no token of a key that was retired is valid, be it of an account or of a licence. */
    public static final Duration LONGEST_LIFE = LicenseClaims.LONGEST_LIFE;

    private final Duration life;

    TokenUse(Duration life) {
        this.life = life;
    }

    /** How long such a token is valid. It can't be called back before, so it is short. */
    public Duration life() {
        return life;
    }
}
