/** One effect of calls that are sent again. */
@NullMarked
package org.portcullis.application.idempotency;

import org.jspecify.annotations.NullMarked;
