/** A planted concept in a cycle with another. */
@NullMarked
package org.portcullis.architecture.planted.core.credit;

import org.jspecify.annotations.NullMarked;
