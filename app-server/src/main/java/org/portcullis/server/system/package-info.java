/** What only a running program can give the engine: time, chance, and a place for what the database could not take. */
@NullMarked
package org.portcullis.server.system;

import org.jspecify.annotations.NullMarked;
