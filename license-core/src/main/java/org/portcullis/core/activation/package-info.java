/** Where a licence runs: addresses, hardware, and the seats they take. */
@NullMarked
package org.portcullis.core.activation;

import org.jspecify.annotations.NullMarked;
