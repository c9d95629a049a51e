/** A planted seam. */
@NullMarked
package org.portcullis.architecture.planted.http.dialect;

import org.jspecify.annotations.NullMarked;
