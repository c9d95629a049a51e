/**
 * SunLicense: sellers of Minecraft plugins, under {@code /api/v2}, and one path that is shared with other vendors,
 * {@code POST /api/v1/validate}. Validation answers {@code {"message":"…","status":400,"timestamp":"…"}}, but for a wrong token;
 * that and all other errors are {@code {"message":"…","accepted_intents":[…]}}. What BuiltByBit calls answers plain text.
 *
 * <p>Who calls: the first version's validation and {@code healthy} are open to everybody; all else wants a {@code TOKEN}
 * with the intent for it. Quirks: refusals are 400s, but for a spent plan (429); clients look for words in
 * the message; moments are ISO 8601 with milliseconds and {@code +00:00}. See docs/dialects/sunlicense.md.
 */
@NullMarked
package org.portcullis.http.sunlicense;

import org.jspecify.annotations.NullMarked;
