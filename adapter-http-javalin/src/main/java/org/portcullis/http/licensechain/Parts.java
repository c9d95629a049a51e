package org.portcullis.http.licensechain;

import org.portcullis.http.dialect.QueryReader;
import org.portcullis.ports.query.PageRequest;

/** Which part of a list is asked for, by {@code page}, counted from 1, and {@code limit}. */
final class Parts {

    /** Tells how long a list is where its document's answer has no place for it. */
    static final String TOTAL = "X-Total-Count";

    private static final int ITEMS_BY_DEFAULT = 100;

    private Parts() {}

    static PageRequest of(QueryReader query) {
        PageRequest part = query.numberedPage(ITEMS_BY_DEFAULT).orElse(PageRequest.first(ITEMS_BY_DEFAULT));
        query.requireAllRight();
        return part;
    }
}
