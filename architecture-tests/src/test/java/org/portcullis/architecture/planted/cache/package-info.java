/** A planted cache. */
@NullMarked
package org.portcullis.architecture.planted.cache;

import org.jspecify.annotations.NullMarked;
