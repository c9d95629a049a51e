/** Planted queries. */
@NullMarked
package org.portcullis.architecture.planted.ports.query;

import org.jspecify.annotations.NullMarked;
