/** What owners do with their products. */
@NullMarked
package org.portcullis.application.product;

import org.jspecify.annotations.NullMarked;
