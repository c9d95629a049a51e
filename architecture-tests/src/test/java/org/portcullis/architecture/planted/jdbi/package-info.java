/** A planted store. */
@NullMarked
package org.portcullis.architecture.planted.jdbi;

import org.jspecify.annotations.NullMarked;
