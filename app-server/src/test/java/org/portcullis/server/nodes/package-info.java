/**
 * Several servers, each a process with a cache of its own, on one PostgreSQL: limits under a race, revocations, and what is
 * left of everybody's promises after kills, partitions and processes that stood still. Each test has a negative control, a
 * wrong variant that it must catch.
 */
@NullMarked
package org.portcullis.server.nodes;

import org.jspecify.annotations.NullMarked;
