/** A planted concept, full of offences. */
@NullMarked
package org.portcullis.architecture.planted.core.license;

import org.jspecify.annotations.NullMarked;
