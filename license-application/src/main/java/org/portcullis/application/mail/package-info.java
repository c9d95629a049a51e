/** Letters on their way out. */
@NullMarked
package org.portcullis.application.mail;

import org.jspecify.annotations.NullMarked;
