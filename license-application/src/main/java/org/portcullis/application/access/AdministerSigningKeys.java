package org.portcullis.application.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.portcullis.application.journal.Journal;
import org.portcullis.core.access.Caller;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.SigningKey;
import org.portcullis.core.audit.AuditAction;
import org.portcullis.core.audit.AuditedResource;
import org.portcullis.ports.Duplicate;
import org.portcullis.ports.in.SigningKeyAdministration;
import org.portcullis.ports.in.SigningKeyRotation;
import org.portcullis.ports.in.SigningKeyStatus;
import org.portcullis.ports.out.Change;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.SigningKeySource;
import org.portcullis.ports.out.Stores;
import org.portcullis.ports.out.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes signing keys, and lets one follow another. Of nodes that do so at once, each generation is one's. */
public final class AdministerSigningKeys implements SigningKeyAdministration {

    private static final Logger LOG = LoggerFactory.getLogger(AdministerSigningKeys.class);

    /** Nodes know a new key within a second, whatever their clocks say; others keep public keys for a while. */
    private static final Duration NOTICE = Duration.ofMinutes(1);

    /** Whoever is this often slower than another one is one of very many. */
    private static final int ATTEMPTS = 5;

    private final Transactions transactions;
    private final Seals seals;
    private final SigningKeySource source;
    private final Journal journal;
    private final InstantSource time;

    public AdministerSigningKeys(
            Transactions transactions, Seals seals, SigningKeySource source, Journal journal, InstantSource time) {
        this.transactions = transactions;
        this.seals = seals;
        this.source = source;
        this.journal = journal;
        this.time = time;
    }

    /** Makes the first key, if there is none. */
    public void ensureFirst() {
        if (!stored().isEmpty()) {
            return;
        }
        Instant now = time.instant();
        SigningKey made = source.next(Instant.EPOCH);
        try {
            transactions.inTransaction(stores -> {
                if (stores.signingKeys().newestFirst().isEmpty()) {
                    stores.signingKeys().add(sealed(1, made, now));
                    stores.announce(new Change.SigningKeysChanged());
                }
                return made;
            });
        } catch (Duplicate madeMeanwhile) {
            LOG.debug("Another node that starts as well was quicker", madeMeanwhile);
        }
    }

    @Override
    public List<SigningKeyStatus> list(Caller caller) {
        requireAdministrator(caller);
        Instant now = time.instant();
        List<SealedSigningKey> stored = stored();
        Optional<String> signing = stored.stream()
                .filter(key -> key.signsAt(now))
                .map(SealedSigningKey::id)
                .findFirst();
        return stored.stream()
                .filter(key -> key.isNeededAt(now))
                .map(key -> status(key, signing.equals(Optional.of(key.id()))))
                .toList();
    }

    @Override
    public SigningKeyStatus rotate(Caller caller, SigningKeyRotation rotation) {
        requireAdministrator(caller);
        Instant now = time.instant();
        SigningKey made = source.next(rotation == SigningKeyRotation.SOON ? now.plus(NOTICE) : Instant.EPOCH);
        for (int attempt = 1; ; attempt++) {
            try {
                SealedSigningKey added =
                        transactions.inTransaction(stores -> follow(stores, caller, made, rotation, now));
                return status(added, rotation != SigningKeyRotation.SOON);
            } catch (Duplicate another) {
                if (attempt == ATTEMPTS) {
                    throw another;
                }
            }
        }
    }

    private SealedSigningKey follow(
            Stores stores, Caller caller, SigningKey made, SigningKeyRotation rotation, Instant now) {
        List<SealedSigningKey> before = stores.signingKeys().newestFirst();
        long generation = before.isEmpty() ? 1 : before.getFirst().generation() + 1;
        SealedSigningKey added = sealed(generation, made, now);
        stores.signingKeys().add(added);
        for (SealedSigningKey old : before) {
            if (rotation == SigningKeyRotation.COMPROMISED || !old.isNeededAt(now)) {
                stores.signingKeys().remove(old.generation());
            } else {
                stores.signingKeys().update(old.retired(rotation == SigningKeyRotation.SOON ? made.signsFrom() : now));
            }
        }
        stores.announce(new Change.SigningKeysChanged());
        journal.audit(stores, caller, deed(before, added, rotation), now);
        return added;
    }

    private static Journal.Deed deed(
            List<SealedSigningKey> before, SealedSigningKey added, SigningKeyRotation rotation) {
        String old = before.stream().map(SealedSigningKey::id).collect(Collectors.joining(" "));
        return new Journal.Deed(
                Optional.empty(),
                AuditAction.UPDATE,
                AuditedResource.SYSTEM,
                added.generation(),
                Map.of("signingKey", old),
                Map.of("signingKey", added.id(), "rotation", rotation.name()));
    }

    private List<SealedSigningKey> stored() {
        return transactions.inTransaction(stores -> stores.signingKeys().newestFirst());
    }

    private SealedSigningKey sealed(long generation, SigningKey key, Instant now) {
        return new SealedSigningKey(
                generation,
                key.id(),
                now,
                key.signsFrom(),
                key.retiredAt(),
                seals.seal(key.pkcs8(), SealedSigningKey.sealContext(key.id())));
    }

    private static SigningKeyStatus status(SealedSigningKey key, boolean signs) {
        return new SigningKeyStatus(key.id(), key.createdAt(), key.signsFrom(), key.retiredAt(), signs);
    }

    private static void requireAdministrator(Caller caller) {
        Administrators.require(caller, "only administrators see to signing keys");
    }
}
