package org.portcullis.testkit;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.portcullis.core.access.Account;
import org.portcullis.core.access.Origin;
import org.portcullis.core.access.Role;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Component;
import org.portcullis.core.activation.Fingerprint;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.NewDevice;
import org.portcullis.core.activation.NewSeats;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditEntry;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.core.blacklist.BlacklistDraft;
import org.portcullis.core.blacklist.BlacklistEntry;
import org.portcullis.core.blacklist.BlacklistScope;
import org.portcullis.core.blacklist.BlacklistedDatum;
import org.portcullis.core.customer.Customer;
import org.portcullis.core.customer.CustomerDraft;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.BlacklistEntryId;
import org.portcullis.core.id.CustomerId;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.LicenseKey;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;
import org.portcullis.core.validation.ClientFacts;
import org.portcullis.core.validation.Outcome;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.core.webhook.Event;
import org.portcullis.core.webhook.EventType;
import org.portcullis.ports.out.Stores;

/** Plain examples of everything, to be told apart by their numbers. Licences come from {@link LicenseBuilder}. */
public final class Fixtures {

    /** When tests take place. */
    public static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

    /** No restriction. */
    public static final Scope EVERYTHING = new Scope.Everything();

    /** An address that no other fixture has. */
    public static final IpAddress IP = IpAddress.of("192.0.2.1");

    /** Hardware that no other fixture has. */
    public static final HardwareId HARDWARE = new HardwareId("HWID-0001");

    private Fixtures() {}

    /** A vendor's account, {@code account-ID@example.com}. */
    public static Account account(AccountId id) {
        return account(id, "account-" + id.value() + "@example.com");
    }

    /** A vendor's account with this e-mail address. */
    public static Account account(AccountId id, String email) {
        return new Account(id, CountingIdentifiers.uuid(NOW, id.value()), email, Role.USER, "UNLIMITED", NOW);
    }

    /** A product of this name, with nothing else said. */
    public static Product product(ProductId id, AccountId owner, String name) {
        return ProductDraft.named(name).product(id, CountingIdentifiers.uuid(NOW, id.value()), owner, NOW);
    }

    /** A customer with this e-mail address, named ACME Corp. */
    public static Customer customer(CustomerId id, AccountId owner, String email) {
        return CustomerDraft.of("ACME Corp", email).customer(id, CountingIdentifiers.uuid(NOW, id.value()), owner, NOW);
    }

    /** A device that took its seat at {@link #NOW} and was not heard of since. */
    public static Activation activation(ActivationId id, Hardware hardware) {
        return new Activation(id, hardware, Optional.empty(), Optional.empty(), NOW, NOW);
    }

    /** Gives an address a seat at {@link #NOW}. */
    public static void bind(Stores stores, LicenseId license, IpAddress ip) {
        stores.seats().bind(license, NewSeats.of(ip), NOW);
    }

    /** Gives a device a seat at {@link #NOW}. */
    public static Activation bind(Stores stores, LicenseId license, Hardware hardware) {
        return stores.seats()
                .bind(license, NewSeats.of(NewDevice.of(hardware)), NOW)
                .orElseThrow();
    }

    /** A computer with one processor, disk and network card of these serial numbers. */
    public static Fingerprint fingerprint(String cpu, String disk, String mac) {
        return Fingerprint.ofValues(
                Map.of(Component.CPU, Set.of(cpu), Component.DISK, Set.of(disk), Component.MAC, Set.of(mac)));
    }

    /** A computer with network cards of these addresses, and nothing else that could be read. */
    public static Fingerprint fingerprintWithMacs(String... macs) {
        return Fingerprint.ofValues(Map.of(Component.MAC, Set.of(macs)));
    }

    /** An address, one for each number from 0 to 65,535. */
    public static IpAddress ip(int number) {
        return IpAddress.of("198.18." + number / 256 + "." + number % 256);
    }

    /** A hardware id, one for each number. */
    public static HardwareId hardware(int number) {
        return new HardwareId("HWID-N-" + number);
    }

    /** An entry that bars {@code ip}. */
    public static BlacklistEntry barred(BlacklistEntryId id, BlacklistScope scope, IpAddress ip) {
        return new BlacklistDraft(scope, new BlacklistedDatum.Ip(ip), Optional.empty()).entry(id, NOW);
    }

    /** An entry that bars {@code hardware}. */
    public static BlacklistEntry barred(BlacklistEntryId id, BlacklistScope scope, HardwareId hardware) {
        return new BlacklistDraft(scope, new BlacklistedDatum.Device(hardware), Optional.empty()).entry(id, NOW);
    }

    /** A call from {@link #IP} through the door {@code test}. */
    public static Origin origin() {
        return new Origin(IP, Optional.of("testkit/1.0"), "test");
    }

    /** The record that {@code owner} changed one of its licences at {@code at}. */
    public static AuditEntry auditEntry(AccountId owner, long license, Instant at) {
        return new AuditEntry(
                Optional.of(owner),
                Optional.of(owner),
                AuditAction.UPDATE,
                AuditedResource.LICENSE,
                license,
                Map.of("status", "ACTIVE"),
                Map.of("status", "SUSPENDED"),
                origin(),
                true,
                at);
    }

    /** A licence was made; the {@code number}th event. */
    public static Event event(long number, AccountId owner, ProductId product, LicenseId license) {
        return new Event(
                CountingIdentifiers.uuid(NOW, number), EventType.LICENSE_CREATED, owner, product, license, NOW);
    }

    /** A validation of somebody's licence from {@link #IP} and {@link #HARDWARE}. */
    public static ValidationRecord validation(
            LicenseId license, AccountId owner, ProductId product, Outcome outcome, Instant at) {
        return new ValidationRecord(
                at,
                outcome,
                Optional.of(license),
                Optional.of(owner),
                Optional.of(product),
                new LicenseKey("LIC-TEST-" + license.value()),
                IP.text(),
                Optional.of(HARDWARE.identity()),
                "test",
                ClientFacts.NONE);
    }
}
