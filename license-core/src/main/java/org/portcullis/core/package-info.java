/** What a licence is and what is allowed: records and pure functions over them. No clock, no chance, no I/O; the JDK only. */
@NullMarked
package org.portcullis.core;

import org.jspecify.annotations.NullMarked;
