package org.portcullis.core.access;

/**
 * A token that was just made, with what its bearer presents: shown this once.
 *
 * @param token what is kept
 * @param secret for its bearer
 */
public record NewApiToken(ApiToken token, Secret secret) {}
