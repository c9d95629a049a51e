package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells whether a call was made by this server's own pages, or by no page at all. Browsers send cookies along with whatever
 * another site has them send, and say in these headers which site that was; no page can forge them.
 *
 * @param publicUrl where browsers reach the server, if that is configured
 */
public record OwnSite(Optional<URI> publicUrl) {

    private static final String FETCH_SITE = "Sec-Fetch-Site";
    /** What browsers send when a person typed the address, or a page of ours made the call. */
    private static final List<String> OWN = List.of("same-origin", "none");
    /** One that sends any of these is a browser, which then says where the call comes from, too. */
    private static final List<String> OF_BROWSERS =
            List.of("Sec-Fetch-Mode", "Sec-Fetch-Dest", "Sec-Fetch-User", "Referer");

    /** Whether browsers reach the server by HTTPS, so that a cookie must never go another way. */
    public boolean isSecure() {
        return publicUrl.map(url -> "https".equalsIgnoreCase(url.getScheme())).orElse(false);
    }

    /**
     * Refuses a call that another site's page may have caused.
     *
     * @throws Rejection if one may have
     */
    public void requireOwn(Context context) {
        if (!isOwn(context)) {
            throw new Rejection(new HttpProblem.ForeignOrigin());
        }
    }

    private boolean isOwn(Context context) {
        @Nullable String site = context.header(FETCH_SITE);
        if (site != null) {
            return OWN.contains(site);
        }
        @Nullable String origin = context.header("Origin");
        if (origin != null) {
            return isOwn(origin, context.header("Host"));
        }
        return OF_BROWSERS.stream().allMatch(header -> context.header(header) == null);
    }

    /** The host that was asked is compared without its scheme, which a proxy in front may have changed. */
    private boolean isOwn(String origin, @Nullable String host) {
        String lower = origin.toLowerCase(Locale.ROOT);
        if (publicUrl.map(url -> lower.equals(originOf(url))).orElse(false)) {
            return true;
        }
        return host != null && (lower.equalsIgnoreCase("http://" + host) || lower.equalsIgnoreCase("https://" + host));
    }

    private static String originOf(URI url) {
        String origin = url.getScheme() + "://" + url.getAuthority();
        return origin.toLowerCase(Locale.ROOT);
    }
}
