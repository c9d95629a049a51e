/** What the server is told: one table of settings, read from a file and the environment into one record. */
@NullMarked
package org.portcullis.server.config;

import org.jspecify.annotations.NullMarked;
