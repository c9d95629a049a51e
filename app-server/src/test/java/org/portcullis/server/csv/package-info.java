@NullMarked
package org.portcullis.server.csv;

import org.jspecify.annotations.NullMarked;
