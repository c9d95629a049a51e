/** Planted driven ports. */
@NullMarked
package org.portcullis.architecture.planted.ports.out;

import org.jspecify.annotations.NullMarked;
