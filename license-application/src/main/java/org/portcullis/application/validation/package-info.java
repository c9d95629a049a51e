/** Validating: from memory where nothing changes, under the licence's lock where something does, and on record either way. */
@NullMarked
package org.portcullis.application.validation;

import org.jspecify.annotations.NullMarked;
