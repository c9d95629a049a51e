package org.portcullis.memory;

import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Account;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.product.Product;
import org.portcullis.core.webhook.Event;

/** All that is committed, and the numbers given out. Tables of {@code Long} are indexes. */
final class Tables {
    final Table<License> licenses = new Table<>();
    final Table<Long> licensesByKey = new Table<>();
    final Table<Long> licensesByOwner = new Table<>();
    final Table<Long> licensesByProduct = new Table<>();
    final Table<Long> licensesByCustomer = new Table<>();

    final Table<KeyRotation> rotations = new Table<>();
    final Table<Long> retiredKeys = new Table<>();
    final Table<Credits> credits = new Table<>();

    final Table<InMemorySeatBook.Counts> seatCounts = new Table<>();
    final Table<IpAddress> ips = new Table<>();
    final Table<Long> ipsByText = new Table<>();
    final Table<InMemorySeatBook.Device> devices = new Table<>();
    final Table<Long> devicesByLicense = new Table<>();
    final Table<Long> devicesByHardware = new Table<>();
    final Table<Long> devicesByComponent = new Table<>();

    final Table<Product> products = new Table<>();
    final Table<Product> removedProducts = new Table<>();
    final Table<Long> productsByName = new Table<>();
    final Table<Long> productsByOwner = new Table<>();

    final Table<Customer> customers = new Table<>();
    final Table<Long> customersByEmail = new Table<>();
    final Table<Long> customersByOwner = new Table<>();

    final Table<BlacklistEntry> blacklist = new Table<>();
    final Table<Long> blacklistByMatch = new Table<>();
    final Table<Long> blacklistByOwner = new Table<>();

    final Table<Account> accounts = new Table<>();
    final Table<Long> accountsByEmail = new Table<>();

    final Table<InMemoryAuditTrail.Numbered> auditEntries = new Table<>();
    final Table<Long> auditEntriesByOwner = new Table<>();
    final Table<Event> events = new Table<>();

    final AtomicLong licenseNumbers = new AtomicLong();
    final AtomicLong rotationNumbers = new AtomicLong();
    final AtomicLong ipNumbers = new AtomicLong();
    final AtomicLong activationNumbers = new AtomicLong();
    final AtomicLong productNumbers = new AtomicLong();
    final AtomicLong customerNumbers = new AtomicLong();
    final AtomicLong blacklistNumbers = new AtomicLong();
    final AtomicLong accountNumbers = new AtomicLong();
    final AtomicLong auditNumbers = new AtomicLong();
    final AtomicLong eventNumbers = new AtomicLong();
}
