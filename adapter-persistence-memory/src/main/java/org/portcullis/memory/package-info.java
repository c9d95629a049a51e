/** The driven ports kept in memory: for tests, demos and embedding. */
@NullMarked
package org.portcullis.memory;

import org.jspecify.annotations.NullMarked;
