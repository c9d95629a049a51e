/** The use cases: gather facts, decide in the core, apply the effects, record. {@link org.portcullis.application.LicenseEngine} is the way in. */
@NullMarked
package org.portcullis.application;

import org.jspecify.annotations.NullMarked;
