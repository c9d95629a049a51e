/** The licence: its key, standing, term, limits and everything its five vendors' documents know of it. */
@NullMarked
package org.portcullis.core.license;

import org.jspecify.annotations.NullMarked;
