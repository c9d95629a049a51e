/**
 * What is kept in memory, and is bounded: what is known of licences, and how often whom was answered.
 *
 * <p>That licences are remembered nobody can tell but by the clock: the contract of
 * {@link org.portcullis.ports.out.LicenseFacts} holds with it as without it.
 */
@NullMarked
package org.portcullis.cache;

import org.jspecify.annotations.NullMarked;
