/**
 * The vendors' HTTP APIs, spoken over the driving ports. Each vendor has a package of its own, and they share nothing but
 * {@link org.portcullis.http.dialect}; this one listens, routes and answers what belongs to no vendor.
 */
@NullMarked
package org.portcullis.http;

import org.jspecify.annotations.NullMarked;
