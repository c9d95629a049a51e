/** Trying again. */
@NullMarked
package org.portcullis.application.retry;

import org.jspecify.annotations.NullMarked;
