/**
 * V2-Docker: a desktop product's own license server, under {@code /api/license}. Errors are
 * {@code {"error":{"code":"…","message":"…","details":{…}}}}, but for a key that is missing or wrong, which is told flat:
 * {@code {"error":"…","code":"INVALID_API_KEY","status":401}}.
 *
 * <p>Who calls: programs of an account, with its system key in {@code X-API-Key}. Quirks: ends of terms are days, the last
 * one included; other vendors' paths lie beside these. See docs/dialects/v2docker.md.
 */
@NullMarked
package org.portcullis.http.v2docker;

import org.jspecify.annotations.NullMarked;
