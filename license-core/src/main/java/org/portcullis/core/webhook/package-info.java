/** What happened, told to whoever subscribes. */
@NullMarked
package org.portcullis.core.webhook;

import org.jspecify.annotations.NullMarked;
