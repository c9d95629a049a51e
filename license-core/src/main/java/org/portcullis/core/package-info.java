/** What a licence is and what is allowed: records and pure functions on the JDK alone. */
@NullMarked
package org.portcullis.core;

import org.jspecify.annotations.NullMarked;
