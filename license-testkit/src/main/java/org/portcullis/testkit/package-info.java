/** Contracts of every driven port, and fixtures, for our own adapters and for foreign ones. */
@NullMarked
package org.portcullis.testkit;

import org.jspecify.annotations.NullMarked;
