@NullMarked
package org.portcullis.server.config;

import org.jspecify.annotations.NullMarked;
