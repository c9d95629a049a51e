/** Who calls, for whom, and what they may see. */
@NullMarked
package org.portcullis.core.access;

import org.jspecify.annotations.NullMarked;
