/** How often something may be done. */
@NullMarked
package org.portcullis.core.ratelimit;

import org.jspecify.annotations.NullMarked;
