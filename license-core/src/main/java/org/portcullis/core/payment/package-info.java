/** What was paid for licences: transactions, in vendors' words. */
@NullMarked
package org.portcullis.core.payment;

import org.jspecify.annotations.NullMarked;
