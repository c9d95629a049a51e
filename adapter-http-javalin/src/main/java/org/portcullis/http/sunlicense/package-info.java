/**
 * SunLicense: sellers of Minecraft plugins, under {@code /api/v2}, and one path that is shared with other vendors,
 * {@code POST /api/v1/validate}. Validation answers {@code {"message":"…","status":400,"timestamp":"…"}}, whatever the
 * answer is; all other errors are {@code {"message":"…","accepted_intents":[…]}}.
 *
 * <p>Who calls: the first version's validation and {@code healthy} are open to everybody; all else wants a {@code TOKEN}
 * with the intent for it. Quirks: every refusal is a 400; clients look for words in
 * the message; moments are ISO 8601 with milliseconds and {@code +00:00}. See docs/dialects/sunlicense.md.
 */
@NullMarked
package org.portcullis.http.sunlicense;

import org.jspecify.annotations.NullMarked;
