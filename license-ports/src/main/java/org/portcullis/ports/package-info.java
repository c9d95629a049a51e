/** The boundary of the engine: what the outside may ask of it, and what it asks of the outside. */
@NullMarked
package org.portcullis.ports;

import org.jspecify.annotations.NullMarked;
