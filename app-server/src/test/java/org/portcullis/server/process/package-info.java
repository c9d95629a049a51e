/** Tests that start the server as its users do, in a process of its own, and end it in every way. */
@NullMarked
package org.portcullis.server.process;

import org.jspecify.annotations.NullMarked;
