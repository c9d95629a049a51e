package org.portcullis.ports.in;

import org.portcullis.core.access.IssuedToken;
import org.portcullis.core.access.Secret;

/**
 * What a program that is signed in calls with.
 *
 * @param access what it shows at each call, for a while
 * @param refresh what it gets the next pair for, once; nobody can be told it again
 */
public record SessionTokens(IssuedToken access, Secret refresh) {}
