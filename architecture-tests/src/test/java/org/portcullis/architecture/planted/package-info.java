/** A house like Portcullis, except that each nested class breaks a rule. None of this is ever called. */
@NullMarked
package org.portcullis.architecture.planted;

import org.jspecify.annotations.NullMarked;
