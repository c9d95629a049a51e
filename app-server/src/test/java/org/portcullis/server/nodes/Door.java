package org.portcullis.server.nodes;

import java.net.URI;
import org.portcullis.core.license.LicenseKey;

/** How programs ask whether they may run, in the words of one dialect. */
enum Door {
    CYBERLICENSE(1) {
        @Override
        Reply ask(URI node, LicenseKey key, String device) {
            return Api.validate(node, key, IP, device);
        }

        @Override
        Reply ask(URI node, LicenseKey key) {
            return Api.validate(node, key, IP);
        }
    },

    LICENSECHAIN(5) {
        @Override
        Reply ask(URI node, LicenseKey key, String device) {
            return Api.verify(node, key, device);
        }

        @Override
        Reply ask(URI node, LicenseKey key) {
            return Api.verify(node, key);
        }
    };

    /** Where everybody is. */
    static final String IP = "192.0.2.1";

    private final int share;

    Door(int share) {
        this.share = share;
    }

    /** All doors lead to one operation, so that only the first of them needs every round. */
    int rounds(int all) {
        return Math.ceilDiv(all, share);
    }

    /** May this device run? */
    abstract Reply ask(URI node, LicenseKey key, String device);

    /** May anything run? */
    abstract Reply ask(URI node, LicenseKey key);
}
