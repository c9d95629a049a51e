/** The words of questions and answers that both sides share: pages, filters, figures. */
@NullMarked
package org.portcullis.ports.query;

import org.jspecify.annotations.NullMarked;
