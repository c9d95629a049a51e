/** What owners do with their licences. */
@NullMarked
package org.portcullis.application.license;

import org.jspecify.annotations.NullMarked;
