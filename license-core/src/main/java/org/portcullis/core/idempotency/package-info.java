/** Calls that may be sent again without a second effect. */
@NullMarked
package org.portcullis.core.idempotency;

import org.jspecify.annotations.NullMarked;
