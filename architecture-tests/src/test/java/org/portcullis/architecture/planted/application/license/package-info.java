/** A planted use case. */
@NullMarked
package org.portcullis.architecture.planted.application.license;

import org.jspecify.annotations.NullMarked;
