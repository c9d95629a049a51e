/** Data to try the server with: the same keys every time, which examples, tests and documents use. */
@NullMarked
package org.portcullis.server.demo;

import org.jspecify.annotations.NullMarked;
