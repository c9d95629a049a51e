/** What was paid for licences, and what that comes to. */
@NullMarked
package org.portcullis.application.payment;

import org.jspecify.annotations.NullMarked;
