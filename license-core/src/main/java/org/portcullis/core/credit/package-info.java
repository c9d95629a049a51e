/** What a consumption licence has to spend. */
@NullMarked
package org.portcullis.core.credit;

import org.jspecify.annotations.NullMarked;
