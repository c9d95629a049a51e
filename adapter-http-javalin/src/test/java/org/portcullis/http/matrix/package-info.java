/** Walks every route with every kind of caller. */
@NullMarked
package org.portcullis.http.matrix;

import org.jspecify.annotations.NullMarked;
