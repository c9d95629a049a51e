/**
 * CyberLicense: sellers of game-server plugins, under {@code /api}. Errors are {@code {"success":false,"error":"…"}}, with
 * {@code "valid":false} beside them where a licence is validated.
 *
 * <p>Who calls: validation is open to everybody; all else is for whoever is signed in, by the cookie
 * {@code session-token}. Quirks: an unknown key is a 400 when it is validated and a 404 when it is administered;
 * unlimited is {@code -1}; moments are ISO 8601 with milliseconds and {@code Z}. See docs/dialects/cyberlicense.md.
 */
@NullMarked
package org.portcullis.http.cyberlicense;

import org.jspecify.annotations.NullMarked;
