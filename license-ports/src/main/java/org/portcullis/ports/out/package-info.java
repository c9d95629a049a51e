/** What the engine asks of the outside: stores, time's companions chance and identity, and who wants to know of commits. */
@NullMarked
package org.portcullis.ports.out;

import org.jspecify.annotations.NullMarked;
