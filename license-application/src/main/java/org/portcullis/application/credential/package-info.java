/** Makes credentials of programs and takes them back. */
@NullMarked
package org.portcullis.application.credential;

import org.jspecify.annotations.NullMarked;
