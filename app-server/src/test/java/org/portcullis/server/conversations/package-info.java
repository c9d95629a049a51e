/** Conversations as the vendors' documents have them, replayed on every backend and against the APIs' descriptions. */
@NullMarked
package org.portcullis.server.conversations;

import org.jspecify.annotations.NullMarked;
