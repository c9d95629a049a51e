/** One validation: facts and a request go in, a {@link org.portcullis.core.validation.Verdict} comes out. */
@NullMarked
package org.portcullis.core.validation;

import org.jspecify.annotations.NullMarked;
