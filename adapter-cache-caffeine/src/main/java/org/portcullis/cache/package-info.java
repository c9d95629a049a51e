/** Caches around the driven ports; the contract of what they wrap must pass. */
@NullMarked
package org.portcullis.cache;

import org.jspecify.annotations.NullMarked;
