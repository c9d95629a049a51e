/** Licences on their way in and out, however many there are. */
@NullMarked
package org.portcullis.application.transfer;

import org.jspecify.annotations.NullMarked;
