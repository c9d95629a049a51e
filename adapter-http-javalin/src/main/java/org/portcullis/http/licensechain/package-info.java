/**
 * The LicenseChain API: {@code /v1/*}.
 *
 * <p>Callers send {@code Authorization: Bearer} with a user's signed token or an application's key. Everything that goes
 * wrong is told as {@code {error, message, code}}. Ids are UUIDs. Each call counts, for its account, its application or, without a
 * valid credential, the network that it comes from; what is left is told in nine headers. Its clients send a Content-Type, {@code X-API-Version} and {@code X-Platform} with whatever they ask.
 */
@NullMarked
package org.portcullis.http.licensechain;

import org.jspecify.annotations.NullMarked;
