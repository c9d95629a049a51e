/** What the benchmarks measure with is right. */
@NullMarked
package org.portcullis.benchmarks;

import org.jspecify.annotations.NullMarked;
