/** A planted dialect that has every part and knows too many. */
@NullMarked
package org.portcullis.architecture.planted.http.first;

import org.jspecify.annotations.NullMarked;
