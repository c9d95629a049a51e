/** What text from outside must look like before it is kept or compared. */
@NullMarked
package org.portcullis.core.text;

import org.jspecify.annotations.NullMarked;
