/** Letters, handed to a mail server by SMTP. */
@NullMarked
package org.portcullis.mail;

import org.jspecify.annotations.NullMarked;
