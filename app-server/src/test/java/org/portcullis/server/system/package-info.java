@NullMarked
package org.portcullis.server.system;

import org.jspecify.annotations.NullMarked;
