/** Planted access machinery. */
@NullMarked
package org.portcullis.architecture.planted.access;

import org.jspecify.annotations.NullMarked;
