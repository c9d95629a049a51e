/** What the outside may ask (in), what is asked of the outside (out), and the queries of both. */
@NullMarked
package org.portcullis.ports;

import org.jspecify.annotations.NullMarked;
