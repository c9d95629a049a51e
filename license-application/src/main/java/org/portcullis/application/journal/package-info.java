/** What is written beside every change: the audit entry, and the event. */
@NullMarked
package org.portcullis.application.journal;

import org.jspecify.annotations.NullMarked;
