/** A planted use case in a cycle with another. */
@NullMarked
package org.portcullis.architecture.planted.application.credit;

import org.jspecify.annotations.NullMarked;
