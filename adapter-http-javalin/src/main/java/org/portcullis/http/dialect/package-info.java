/** The seam between the server and the vendors' APIs: what a dialect is, and what all of them read and refuse alike. */
@NullMarked
package org.portcullis.http.dialect;

import org.jspecify.annotations.NullMarked;
