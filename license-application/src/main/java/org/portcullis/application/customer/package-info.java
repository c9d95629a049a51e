/** What owners do with their customers. */
@NullMarked
package org.portcullis.application.customer;

import org.jspecify.annotations.NullMarked;
