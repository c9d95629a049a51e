/** Another planted store. */
@NullMarked
package org.portcullis.architecture.planted.memory;

import org.jspecify.annotations.NullMarked;
