/**
 * Keeps what is known of licences in memory. Nobody can tell but by the clock: the contract of
 * {@link org.portcullis.ports.out.LicenseFacts} holds with it as without it.
 */
@NullMarked
package org.portcullis.cache;

import org.jspecify.annotations.NullMarked;
