package org.portcullis.http.licensechain;

import java.util.List;
import java.util.stream.Collectors;
import org.portcullis.core.access.Scope;
import org.portcullis.core.license.License;
import org.portcullis.http.LiveServer;
import org.portcullis.ports.query.LicenseFilter;
import org.portcullis.ports.query.PageRequest;

/**
 * All that a call could have changed.
 *
 * @param things what is stored
 */
record Stored(List<Object> things) {

    static Stored on(LiveServer server) {
        return server.ask(stores -> {
            var all = new Scope.Everything();
            var part = PageRequest.first(1_000);
            var licenses = stores.licenses().list(LicenseFilter.ALL, all, part);
            return new Stored(List.of(
                    stores.accounts().list(part),
                    stores.products().list(false, all, part),
                    licenses,
                    stores.seats()
                            .taken(licenses.items().stream().map(License::id).collect(Collectors.toSet())),
                    stores.customers().list(all, part),
                    stores.apiTokens().list(all, part),
                    stores.outbox().pending(1_000)));
        });
    }
}
