/** How much of the server an account may use. */
@NullMarked
package org.portcullis.application.plan;

import org.jspecify.annotations.NullMarked;
