/** Who may not run anything. */
@NullMarked
package org.portcullis.application.blacklist;

import org.jspecify.annotations.NullMarked;
