/** What was validated. */
@NullMarked
package org.portcullis.application.history;

import org.jspecify.annotations.NullMarked;
