@NullMarked
package org.portcullis.server.log;

import org.jspecify.annotations.NullMarked;
