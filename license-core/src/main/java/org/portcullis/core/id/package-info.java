/** The number of every entity, as a type of its own, so that concepts can name each other without importing each other. */
@NullMarked
package org.portcullis.core.id;

import org.jspecify.annotations.NullMarked;
