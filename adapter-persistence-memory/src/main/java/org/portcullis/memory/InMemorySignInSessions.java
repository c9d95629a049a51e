package org.portcullis.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.portcullis.core.access.Scope;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInSession;
import org.portcullis.core.id.AccountId;
import org.portcullis.core.id.SignInSessionId;
import org.portcullis.ports.out.SignInSessions;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

final class InMemorySignInSessions implements SignInSessions {
    private final Transaction transaction;
    private final AtomicLong numbers;
    private final Entities<SignInSession> sessions;
    private final TableView<Long> spent;
    private final TableView<String> spentBySession;
    private final Index<SignInSession> byHash;
    private final Index<SignInSession> byUuid;
    private final Index<SignInSession> byAccount;
    private final Index<SignInSession> byEnd;

    InMemorySignInSessions(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.numbers = tables.sessionNumbers;
        this.spent = transaction.on(tables.spentSecrets);
        this.spentBySession = transaction.on(tables.spentSecretsBySession);
        this.byHash = new Index<>(transaction.on(tables.sessionsByHash), session -> Set.of(keyOf(session.hash())));
        this.byUuid = new Index<>(transaction.on(tables.sessionsByUuid), session -> Set.of(keyOf(session.uuid())));
        this.byAccount = new Index<>(
                transaction.on(tables.sessionsByAccount),
                session -> Key.owned(
                        Optional.of(session.account()), "", session.id().value()));
        this.byEnd = new Index<>(
                transaction.on(tables.sessionsByEnd),
                session -> Set.of(
                        Key.of(session.expiresAt().toEpochMilli(), session.id().value())));
        this.sessions = new Entities<>(transaction, tables.sessions, List.of(byHash, byUuid, byAccount, byEnd));
    }

    /** Those that are not over. */
    List<SignInSession> open(Instant now) {
        return transaction.read(() -> sessions.all(byAccount, Range.of(0))
                .filter(session -> session.isOpen(now))
                .toList());
    }

    @Override
    public SignInSessionId nextId() {
        return new SignInSessionId(numbers.incrementAndGet());
    }

    @Override
    public void add(SignInSession session) {
        sessions.add(session.id().value(), session);
    }

    @Override
    public void update(SignInSession session) {
        sessions.update(session.id().value(), session);
    }

    @Override
    public Optional<SignInSession> byHash(SecretHash hash) {
        return sessions.find(byHash, keyOf(hash));
    }

    @Override
    public Optional<SignInSession> byUuid(UUID uuid) {
        return sessions.find(byUuid, keyOf(uuid));
    }

    @Override
    public void spend(SecretHash hash, SignInSessionId session, Instant at) {
        Key key = keyOf(hash);
        spent.add(key, session.value());
        spentBySession.add(Key.of(session.value(), key.name()), key.name());
    }

    @Override
    public Optional<SignInSession> bySpentHash(SecretHash hash) {
        return transaction.read(() -> spent.find(keyOf(hash)).flatMap(sessions::find));
    }

    @Override
    public Optional<SignInSession> lock(SignInSessionId id, Scope scope) {
        return sessions.find(id.value())
                .filter(session -> scope.includes(session.account()))
                .flatMap(session -> sessions.lock(id.value()));
    }

    @Override
    public Page<SignInSession> listOpen(Scope scope, Instant now, PageRequest page) {
        return sessions.page(
                () -> sessions.all(byAccount, Range.of(scope, "")).filter(session -> session.isOpen(now)), page);
    }

    @Override
    public int endAll(AccountId account, Optional<SignInSessionId> except, Instant now) {
        List<SignInSession> others = transaction.read(() -> sessions.all(byAccount, Range.of(account.value(), ""))
                .filter(session -> !except.equals(Optional.of(session.id())))
                .toList());
        int ended = 0;
        for (SignInSession seen : others) {
            Optional<SignInSession> open = sessions.lock(seen.id().value()).filter(session -> session.isOpen(now));
            open.ifPresent(session -> update(session.ended(now)));
            ended += open.isPresent() ? 1 : 0;
        }
        return ended;
    }

    @Override
    public int forget(Instant until, int most) {
        Range before = new Range(Key.of(Long.MIN_VALUE, Long.MIN_VALUE), Key.of(until.toEpochMilli(), Long.MIN_VALUE));
        List<SignInSession> expired =
                transaction.read(() -> sessions.all(byEnd, before).limit(most).toList());
        expired.forEach(session -> {
            long number = session.id().value();
            transaction
                    .read(() -> spentBySession.stream(Range.of(number)).toList())
                    .forEach(hash -> spent.remove(Key.of(0, hash)));
            spentBySession.removeAll(Range.of(number));
            sessions.remove(number);
        });
        return expired.size();
    }

    private static Key keyOf(SecretHash hash) {
        return Key.of(0, hash.hex());
    }

    private static Key keyOf(UUID uuid) {
        return Key.of(0, uuid.toString());
    }
}
