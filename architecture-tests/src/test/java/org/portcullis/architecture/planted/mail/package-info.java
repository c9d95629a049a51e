/** A planted adapter for letters. */
@NullMarked
package org.portcullis.architecture.planted.mail;

import org.jspecify.annotations.NullMarked;
