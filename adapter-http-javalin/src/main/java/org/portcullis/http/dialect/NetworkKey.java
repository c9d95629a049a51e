package org.portcullis.http.dialect;

import io.javalin.http.Context;

/** Counts calls for the network that they come from. */
record NetworkKey(ClientAddresses addresses) implements CallKey {

    @Override
    public String of(Context context) {
        return addresses.of(context.req()).network();
    }
}
