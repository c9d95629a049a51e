package org.portcullis.http.dialect;

import org.portcullis.ports.in.AppKeyAdministration;
import org.portcullis.ports.in.BlacklistAdministration;
import org.portcullis.ports.in.BusinessReports;
import org.portcullis.ports.in.CustomerAdministration;
import org.portcullis.ports.in.LicenseDirectory;
import org.portcullis.ports.in.MarketplaceDelivery;
import org.portcullis.ports.in.OfflineProofs;
import org.portcullis.ports.in.PaymentAdministration;
import org.portcullis.ports.in.ProductAdministration;
import org.portcullis.ports.in.ValidationHistory;

/**
 * What dialects call on behalf of who owns things.
 *
 * @param directory long lists of licences
 * @param products what owners do with their products
 * @param appKeys what owners do with the keys of their products
 * @param marketplaces gives those who download something at a marketplace their licences
 * @param customers what owners do with their customers
 * @param payments what was paid for licences
 * @param blacklists who may not run anything
 * @param history what was validated
 * @param reports what owners earned, sold and have
 * @param proofs lets their programs run on without asking
 */
public record AdministrationUseCases(
        LicenseDirectory directory,
        ProductAdministration products,
        AppKeyAdministration appKeys,
        MarketplaceDelivery marketplaces,
        CustomerAdministration customers,
        PaymentAdministration payments,
        BlacklistAdministration blacklists,
        ValidationHistory history,
        BusinessReports reports,
        OfflineProofs proofs) {}
