/**
 * The machinery of credentials: passwords, secrets at rest, one-time codes, signed tokens. It decides nothing about who may
 * do what, knows no store and asks no clock; what time it is comes with the call.
 */
@NullMarked
package org.portcullis.access;

import org.jspecify.annotations.NullMarked;
