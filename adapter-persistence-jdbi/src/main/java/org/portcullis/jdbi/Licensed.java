package org.portcullis.jdbi;

import java.sql.SQLException;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;

/** A licence, its product, and the revision of its seats, as one row has them. */
record Licensed(License license, Product product, long seatRevision) {

    /** Of {@code license l} and {@code product p}. */
    static final String COLUMNS = LicenseColumns.ALL + ", l.seat_revision, " + JdbiProducts.COLUMNS;

    static Licensed read(Row row) throws SQLException {
        return new Licensed(LicenseColumns.read(row), JdbiProducts.product(row), row.number("seat_revision"));
    }
}
