/** Who a licence was sold to. */
@NullMarked
package org.portcullis.core.customer;

import org.jspecify.annotations.NullMarked;
