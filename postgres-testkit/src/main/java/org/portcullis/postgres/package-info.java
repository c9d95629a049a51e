/**
 * A real PostgreSQL server, which tests and benchmarks start, break and throw away. Its programs come as a Maven artifact, so
 * that nothing has to be installed, and it runs for root as well.
 */
@NullMarked
package org.portcullis.postgres;

import org.jspecify.annotations.NullMarked;
