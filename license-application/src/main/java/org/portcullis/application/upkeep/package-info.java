/** What is done from time to time, whoever calls. */
@NullMarked
package org.portcullis.application.upkeep;

import org.jspecify.annotations.NullMarked;
