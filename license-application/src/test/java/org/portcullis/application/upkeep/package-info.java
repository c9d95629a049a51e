@NullMarked
package org.portcullis.application.upkeep;

import org.jspecify.annotations.NullMarked;
