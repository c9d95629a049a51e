package org.portcullis.access;

import org.portcullis.testkit.OneTimeCodesContract;

class TotpCodesTest extends OneTimeCodesContract {

    TotpCodesTest() {
        super(new TotpCodes());
    }
}
