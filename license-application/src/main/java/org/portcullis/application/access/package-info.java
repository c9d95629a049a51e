/** Who may call: accounts and their credentials. */
@NullMarked
package org.portcullis.application.access;

import org.jspecify.annotations.NullMarked;
