package org.portcullis.ports.in;

/**
 * What there is of somebody's second factor.
 *
 * @param enabled whether it is demanded
 * @param recoveryCodesLeft how many recovery codes were not used yet; 0 or more
 */
public record SecondFactorStatus(boolean enabled, int recoveryCodesLeft) {}
