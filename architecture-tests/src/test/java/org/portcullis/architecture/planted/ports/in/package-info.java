/** Planted driving ports. */
@NullMarked
package org.portcullis.architecture.planted.ports.in;

import org.jspecify.annotations.NullMarked;
