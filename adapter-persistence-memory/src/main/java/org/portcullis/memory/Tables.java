package org.portcullis.memory;

import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.core.access.PasswordReset;
import org.portcullis.core.access.PendingSignIn;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.SecondFactor;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.license.KeyRotation;
import org.portcullis.core.license.License;
import org.portcullis.core.payment.Payment;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.Removal;
import org.portcullis.core.webhook.Event;

/** All that is committed, and the numbers given out. Tables of {@code Long} are indexes. */
final class Tables {
    final Table<License> licenses = Table.keyed();
    final Table<Long> licensesByKey = Table.keyed();
    final Table<Long> licensesByUuid = Table.sorted();
    final Table<Long> licensesByOwner = Table.sorted();
    final Table<Long> licensesByProduct = Table.sorted();
    final Table<Long> licensesByCustomer = Table.sorted();
    final Table<Long> licensesByBuyer = Table.sorted();

    final Table<KeyRotation> rotations = Table.sorted();
    final Table<Long> retiredKeys = Table.keyed();
    final Table<Credits> credits = Table.keyed();

    final Table<InMemorySeatBook.Counts> seatCounts = Table.keyed();
    final Table<IpAddress> ips = Table.sorted();
    final Table<Long> ipsByText = Table.keyed();
    final Table<InMemorySeatBook.Device> devices = Table.keyed();
    final Table<Long> devicesByLicense = Table.sorted();
    final Table<Long> devicesByHardware = Table.keyed();
    final Table<Long> devicesByComponent = Table.sorted();

    final Table<Product> products = Table.keyed();
    final Table<Product> removedProducts = Table.keyed();
    final Table<Removal> removals = Table.sorted();
    final Table<Long> productsBySlug = Table.keyed();
    final Table<Long> productsByUuid = Table.sorted();
    final Table<Long> productsByName = Table.keyed();
    final Table<Long> productsByOwner = Table.sorted();

    final Table<Customer> customers = Table.keyed();
    final Table<Long> customersByEmail = Table.keyed();
    final Table<Long> customersByOwner = Table.sorted();

    final Table<LicenseId> purchases = Table.keyed();
    final Table<Payment> payments = Table.keyed();
    final Table<Long> paymentsByOwner = Table.sorted();
    final Table<Long> paymentsByCustomer = Table.sorted();
    final Table<Long> paymentsByProviderId = Table.keyed();
    final Table<InMemoryBusinessFigures.Earned> earned = Table.sorted();
    final Table<LocalDate> registered = Table.sorted();

    final Table<BlacklistEntry> blacklist = Table.keyed();
    final Table<Long> blacklistByMatch = Table.keyed();
    final Table<Long> blacklistByOwner = Table.sorted();
    final Table<Long> blacklistByProduct = Table.sorted();

    final Table<Account> accounts = Table.keyed();
    final Table<Long> accountsByEmail = Table.keyed();
    final Table<Long> accountsByDiscord = Table.keyed();
    final Table<Long> accountsByNumber = Table.sorted();
    final Table<Long> administrators = Table.sorted();
    final Table<PendingSignIn> pendingSignIns = Table.sorted();

    final Table<InMemoryApiTokens.Kept> apiTokens = Table.keyed();
    final Table<Long> apiTokensByHash = Table.keyed();
    final Table<Long> apiTokensByAccount = Table.sorted();
    final Table<Long> apiTokensByPurpose = Table.keyed();

    final Table<PasswordHash> passwords = Table.keyed();
    final Table<PasswordReset> passwordResets = Table.keyed();
    final Table<Long> passwordResetsByHash = Table.keyed();

    final Table<SignInSession> sessions = Table.keyed();
    final Table<Long> sessionsByHash = Table.keyed();
    final Table<Long> sessionsByUuid = Table.keyed();
    final Table<Long> sessionsByAccount = Table.sorted();
    final Table<Long> sessionsByEnd = Table.sorted();

    final Table<Long> spentSecrets = Table.keyed();
    final Table<String> spentSecretsBySession = Table.sorted();

    final Table<SecondFactor> secondFactors = Table.sorted();
    final Table<SecretHash> recoveryCodes = Table.sorted();
    final Table<SignInChallenge> challenges = Table.sorted();

    final Table<SealedSigningKey> signingKeys = Table.keyed();
    final Table<Long> signingKeysByGeneration = Table.sorted();
    final Table<Long> signingKeysById = Table.keyed();
    final Table<String> instanceFacts = Table.keyed();

    final Table<InMemoryAuditTrail.Numbered> auditEntries = Table.keyed();
    final Table<Long> auditEntriesByOwner = Table.sorted();
    final Table<Event> events = Table.sorted();
    final Table<InMemoryIdempotencyRecords.Kept> repeatableCalls = Table.sorted();

    final AtomicLong licenseNumbers = new AtomicLong();
    final AtomicLong rotationNumbers = new AtomicLong();
    final AtomicLong ipNumbers = new AtomicLong();
    final AtomicLong activationNumbers = new AtomicLong();
    final AtomicLong productNumbers = new AtomicLong();
    final AtomicLong customerNumbers = new AtomicLong();
    final AtomicLong paymentNumbers = new AtomicLong();
    final AtomicLong figureNumbers = new AtomicLong();
    final AtomicLong blacklistNumbers = new AtomicLong();
    final AtomicLong accountNumbers = new AtomicLong();
    final AtomicLong apiTokenNumbers = new AtomicLong();
    final AtomicLong sessionNumbers = new AtomicLong();
    final AtomicLong auditNumbers = new AtomicLong();
    final AtomicLong eventNumbers = new AtomicLong();
}
