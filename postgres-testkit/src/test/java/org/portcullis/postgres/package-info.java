@NullMarked
package org.portcullis.postgres;

import org.jspecify.annotations.NullMarked;
