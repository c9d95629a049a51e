/** A planted server. */
@NullMarked
package org.portcullis.architecture.planted.server;

import org.jspecify.annotations.NullMarked;
