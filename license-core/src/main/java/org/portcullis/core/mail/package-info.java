/** What is written to people. */
@NullMarked
package org.portcullis.core.mail;

import org.jspecify.annotations.NullMarked;
