package org.portcullis.ports.in;

import org.portcullis.core.activation.Seats;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.license.License;

/**
 * A licence and what it uses.
 *
 * @param license the licence
 * @param seats its seats; of each kind {@value org.portcullis.core.activation.Seats#MAX_LISTED} of them if there are more
 * @param credits its credits; {@link Credits#NONE} for one that never had any
 */
public record LicenseDetails(License license, Seats seats, Credits credits) {}
