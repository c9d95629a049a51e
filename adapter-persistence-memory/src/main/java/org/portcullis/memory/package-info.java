/**
 * The driven ports kept in memory: for tests, demos and embedding.
 *
 * <p>A small database. {@code Tables} hold what is committed, each row under its {@code Key}; a {@code Transaction} sees them
 * through {@code TableView}s, which keep its changes to themselves until it commits. {@code RowLocks} make those wait who
 * want to change the same row, and {@code Commits} lets readers see all of a commit or nothing of it, without a lock.
 * {@code Entities} and {@code Index} are what the stores are written with.
 */
@NullMarked
package org.portcullis.memory;

import org.jspecify.annotations.NullMarked;
