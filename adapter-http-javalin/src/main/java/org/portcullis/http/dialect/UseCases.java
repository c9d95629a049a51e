package org.portcullis.http.dialect;

import java.time.InstantSource;
import org.portcullis.ports.in.AuditReading;
import org.portcullis.ports.in.LicenseAdministration;
import org.portcullis.ports.in.LicenseValidation;
import org.portcullis.ports.in.ServerStatus;

/**
 * What dialects call.
 *
 * @param validation decides whether programs may run
 * @param licenses what owners do with their licences
 * @param administration what owners do with all else they have
 * @param access who calls
 * @param audit who did what
 * @param status whether the server can do its work
 * @param time the time, in milliseconds
 */
public record UseCases(
        LicenseValidation validation,
        LicenseAdministration licenses,
        AdministrationUseCases administration,
        AccessUseCases access,
        AuditReading audit,
        ServerStatus status,
        InstantSource time) {}
