/** A planted dialect with two route tables and no more. */
@NullMarked
package org.portcullis.architecture.planted.http.lopsided;

import org.jspecify.annotations.NullMarked;
