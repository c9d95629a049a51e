/** The use cases: gather facts, decide in the core, apply the effects, record. */
@NullMarked
package org.portcullis.application;

import org.jspecify.annotations.NullMarked;
