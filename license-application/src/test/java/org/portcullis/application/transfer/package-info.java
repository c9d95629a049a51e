@NullMarked
package org.portcullis.application.transfer;

import org.jspecify.annotations.NullMarked;
