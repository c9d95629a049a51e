/** Addresses and hardware that no licence may run on, for an instance, an account or one product. */
@NullMarked
package org.portcullis.core.blacklist;

import org.jspecify.annotations.NullMarked;
