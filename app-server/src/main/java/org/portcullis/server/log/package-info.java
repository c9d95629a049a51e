/** The server's own log: one line for each event, whatever is in it. */
@NullMarked
package org.portcullis.server.log;

import org.jspecify.annotations.NullMarked;
