/** Chooses, wires, configures and starts the modules; the command line. */
@NullMarked
package org.portcullis.server;

import org.jspecify.annotations.NullMarked;
