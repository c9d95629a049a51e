@NullMarked
package org.portcullis.server;

import org.jspecify.annotations.NullMarked;
