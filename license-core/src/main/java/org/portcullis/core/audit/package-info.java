/** The record of who changed what. */
@NullMarked
package org.portcullis.core.audit;

import org.jspecify.annotations.NullMarked;
