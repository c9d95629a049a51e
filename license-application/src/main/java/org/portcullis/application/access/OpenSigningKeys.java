package org.portcullis.application.access;

import java.util.List;
import org.portcullis.core.access.SealedSigningKey;
import org.portcullis.core.access.SigningKey;
import org.portcullis.ports.out.Seals;
import org.portcullis.ports.out.SigningKeys;
import org.portcullis.ports.out.Transactions;

/** The signing keys that are stored, read and opened each time: for somebody who remembers them. */
public final class OpenSigningKeys implements SigningKeys {

    private final Transactions transactions;
    private final Seals seals;

    /** The keys that {@code seals} opens. */
    public OpenSigningKeys(Transactions transactions, Seals seals) {
        this.transactions = transactions;
        this.seals = seals;
    }

    @Override
    public List<SigningKey> newestFirst() {
        return transactions.inTransaction(stores -> stores.signingKeys().newestFirst()).stream()
                .map(this::opened)
                .toList();
    }

    private SigningKey opened(SealedSigningKey key) {
        return key.opened(seals.open(key.pkcs8(), SealedSigningKey.sealContext(key.id())));
    }
}
