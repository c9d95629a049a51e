/** The rules of the house, checked over every module. */
@NullMarked
package org.portcullis.architecture;

import org.jspecify.annotations.NullMarked;
