package org.portcullis.application.validation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.portcullis.core.access.LicenseClaims;
import org.portcullis.core.access.Scope;
import org.portcullis.core.activation.Hardware;
import org.portcullis.core.license.License;
import org.portcullis.ports.in.OfflineProof;
import org.portcullis.ports.in.OfflineProofs;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.SignedTokens;
import org.portcullis.ports.out.Transactions;

/** Signs what programs show themselves while they can't ask. */
public final class IssueProofs implements OfflineProofs {

    private final Transactions transactions;
    private final SignedTokens tokens;
    private final Identifiers identifiers;
    private final InstantSource time;

    public IssueProofs(Transactions transactions, SignedTokens tokens, Identifiers identifiers, InstantSource time) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.identifiers = identifiers;
        this.time = time;
    }

    @Override
    public Optional<OfflineProof> issue(
            Validation.Granted granted, Optional<Hardware> hardware, String purpose, String tier) {
        License license = granted.license();
        return product(license).map(product -> {
            Instant now = time.instant();
            LicenseClaims claims = new LicenseClaims(
                    identifiers.uuid(now),
                    license.uuid(),
                    product,
                    purpose,
                    tier,
                    hardware.map(IssueProofs::hash),
                    now.truncatedTo(ChronoUnit.SECONDS),
                    LicenseClaims.endOf(license, now));
            return new OfflineProof(tokens.issue(claims), claims.expiresAt());
        });
    }

    private Optional<UUID> product(License license) {
        return Optional.ofNullable(transactions
                .inTransaction(stores ->
                        stores.products().uuids(List.of(license.product()), new Scope.OwnedBy(license.owner())))
                .get(license.product()));
    }

    private static String hash(Hardware hardware) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(sha256.digest(hardware.identity().getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
