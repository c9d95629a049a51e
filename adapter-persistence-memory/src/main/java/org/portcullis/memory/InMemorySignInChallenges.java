package org.portcullis.memory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.portcullis.core.access.SecretHash;
import org.portcullis.core.access.SignInChallenge;
import org.portcullis.core.id.AccountId;
import org.portcullis.ports.out.SignInChallenges;

/** All of them are looked through where several are sought: they last for minutes, so there are few. */
final class InMemorySignInChallenges implements SignInChallenges {
    private final Transaction transaction;
    private final TableView<SignInChallenge> challenges;

    InMemorySignInChallenges(Transaction transaction, Tables tables) {
        this.transaction = transaction;
        this.challenges = transaction.on(tables.challenges);
    }

    @Override
    public void add(SignInChallenge challenge) {
        challenges.add(keyOf(challenge.hash()), challenge);
    }

    @Override
    public Optional<SignInChallenge> byHash(SecretHash hash) {
        return challenges.find(keyOf(hash));
    }

    @Override
    public Optional<SignInChallenge> attempt(SecretHash hash, Instant now) {
        challenges.lock(keyOf(hash));
        Optional<SignInChallenge> tried =
                byHash(hash).filter(challenge -> challenge.isOpen(now)).map(SignInChallenge::tried);
        tried.ifPresent(challenge -> challenges.put(keyOf(hash), challenge));
        return tried;
    }

    @Override
    public boolean remove(SecretHash hash) {
        challenges.lock(keyOf(hash));
        boolean there = challenges.has(keyOf(hash));
        challenges.remove(keyOf(hash));
        return there;
    }

    @Override
    public void removeAll(AccountId account) {
        those(challenge -> challenge.account().equals(account))
                .forEach(challenge -> challenges.remove(keyOf(challenge.hash())));
    }

    @Override
    public int forget(Instant until, int most) {
        List<SignInChallenge> expired = those(challenge -> challenge.expiresAt().isBefore(until)).stream()
                .limit(most)
                .toList();
        expired.forEach(challenge -> challenges.remove(keyOf(challenge.hash())));
        return expired.size();
    }

    private List<SignInChallenge> those(Predicate<SignInChallenge> wanted) {
        return transaction.read(
                () -> challenges.stream(Range.of(0)).filter(wanted).toList());
    }

    private static Key keyOf(SecretHash hash) {
        return Key.of(0, hash.hex());
    }
}
