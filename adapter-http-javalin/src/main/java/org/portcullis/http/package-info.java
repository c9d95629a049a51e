/** The vendors' HTTP APIs, spoken over the driving ports. */
@NullMarked
package org.portcullis.http;

import org.jspecify.annotations.NullMarked;
