/** What the outside may ask: one interface a concept, implemented by the application, called by HTTP, a console, a command line. */
@NullMarked
package org.portcullis.ports.in;

import org.jspecify.annotations.NullMarked;
