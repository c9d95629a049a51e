/**
 * The rules of the house, checked over every module. {@link HouseRules} lists those about classes, {@link SourceRules}
 * those about files. Each rule names what it catches: classes in {@code planted}, a small house full of offences, or a
 * few lines of source; a rule that lets its offenders pass fails the build just as one that the modules break.
 */
@NullMarked
package org.portcullis.architecture;

import org.jspecify.annotations.NullMarked;
