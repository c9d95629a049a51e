/** Microbenchmarks and whole-server load, measured as ratios to a baseline. */
@NullMarked
package org.portcullis.benchmarks;

import org.jspecify.annotations.NullMarked;
