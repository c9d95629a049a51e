package org.portcullis.ports.in;

import org.portcullis.core.access.Origin;

/** Lets people in whom Discord knows. What is begun or changed is committed before it is answered. Thread-safe. */
public interface DiscordSignIn {

    /** Whether the server knows Discord at all; nothing else may be called if it does not. */
    boolean isOffered();

    /** Sends somebody to Discord. */
    DiscordDeparture depart(Origin origin, DiscordRequest request);

    /** Receives whoever comes back from there. */
    DiscordArrival arrive(Origin origin, DiscordReturn back);
}
