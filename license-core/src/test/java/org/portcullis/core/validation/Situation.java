package org.portcullis.core.validation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.portcullis.core.activation.Activation;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.activation.HardwareId;
import org.portcullis.core.activation.IpAddress;
import org.portcullis.core.activation.Seats;
import org.portcullis.core.blacklist.Barred;
import org.portcullis.core.credit.Credits;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.ActivationId;
import org.portcullis.core.id.ProductId;
import org.portcullis.core.license.License;
import org.portcullis.core.license.LicenseFixture;
import org.portcullis.core.product.Product;
import org.portcullis.core.product.ProductDraft;

/** A validation for tests, and all that bears on it: a first call from a PC for a licence that allows anything. */
final class Situation {

    static final Instant NOW = Instant.parse("2025-06-01T12:00:00Z");
    static final IpAddress HOME = IpAddress.of("192.0.2.1");
    static final IpAddress OFFICE = IpAddress.of("192.0.2.2");
    static final Hardware PC = new HardwareId("PC-1");
    static final Hardware LAPTOP = new HardwareId("LAPTOP-1");

    private final LicenseFixture license = new LicenseFixture();
    private final List<IpAddress> ips = new ArrayList<>();
    private final List<Activation> activations = new ArrayList<>();
    private final Set<IpAddress> barredIps = new HashSet<>();
    private final Set<Hardware> barredHardware = new HashSet<>();
    private boolean requiresHardware;
    private boolean planSpent;
    private Credits credits = Credits.NONE;
    private IpAddress ip = HOME;
    private Optional<Hardware> hardware = Optional.of(PC);
    private Optional<ProductId> product = Optional.empty();
    private Optional<AccountId> caller = Optional.empty();
    private long spending = 1;

    Situation license(UnaryOperator<LicenseFixture> change) {
        change.apply(license);
        return this;
    }

    Situation seat(IpAddress taken) {
        ips.add(taken);
        return this;
    }

    Situation seat(Hardware taken) {
        activations.add(device(activations.size() + 1, taken));
        return this;
    }

    Situation barred(IpAddress address) {
        barredIps.add(address);
        return this;
    }

    Situation barred(Hardware device) {
        barredHardware.add(device);
        return this;
    }

    Situation credits(long total, long used) {
        credits = new Credits(total, used);
        return this;
    }

    Situation planSpent() {
        planSpent = true;
        return this;
    }

    Situation productRequiresHardware() {
        requiresHardware = true;
        return this;
    }

    Situation from(IpAddress address) {
        ip = address;
        return this;
    }

    Situation on(Hardware device) {
        hardware = Optional.of(device);
        return this;
    }

    Situation withoutHardware() {
        hardware = Optional.empty();
        return this;
    }

    Situation askedFor(ProductId wanted) {
        product = Optional.of(wanted);
        return this;
    }

    Situation askedBy(AccountId account) {
        caller = Optional.of(account);
        return this;
    }

    Situation spending(long amount) {
        spending = amount;
        return this;
    }

    static Activation device(long id, Hardware hardware) {
        return new Activation(new ActivationId(id), hardware, Optional.empty(), Optional.empty(), NOW, NOW);
    }

    static Product product(boolean requiresHardware) {
        return new ProductDraft(
                        "Demo",
                        Optional.empty(),
                        true,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        requiresHardware)
                .product(new ProductId(1), new UUID(0, 1), new AccountId(1), NOW);
    }

    ValidationRequest request() {
        return new ValidationRequest(license.build().key(), ip, hardware, product, caller, spending, ClientFacts.NONE);
    }

    ValidationFacts facts() {
        License built = license.build();
        ValidationFacts facts = ValidationFacts.of(
                request(),
                built,
                product(requiresHardware),
                Seats.of(ips, activations),
                new Barred(barredIps, barredHardware),
                credits);
        return planSpent ? facts.withPlanSpent() : facts;
    }

    Verdict verdict() {
        return LicenseValidator.decide(facts(), request(), NOW);
    }
}
