package org.portcullis.http.dialect;

import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.in.OfflineProofs;
import org.portcullis.ports.in.ProductAdministration;

/**
 * What dialects call on behalf of who owns things.
 *
 * @param products what owners do with their products
 * @param appKeys what owners do with the keys of their products
 * @param proofs lets their programs run on without asking
 */
public record AdministrationUseCases(
        ProductAdministration products, AppKeyAdministration appKeys, OfflineProofs proofs) {}
