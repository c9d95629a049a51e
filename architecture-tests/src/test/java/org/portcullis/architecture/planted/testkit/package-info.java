/** A planted testkit. */
@NullMarked
package org.portcullis.architecture.planted.testkit;

import org.jspecify.annotations.NullMarked;
