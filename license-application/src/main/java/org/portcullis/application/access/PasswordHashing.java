package org.portcullis.application.access;

import java.util.Optional;
import java.util.function.Supplier;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordHash;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.TooManyPasswordsException;

/** Hashes passwords, which takes long: never to be called in a transaction. */
final class PasswordHashing {

    private final Passwords passwords;

    PasswordHashing(Passwords passwords) {
        this.passwords = passwords;
    }

    PasswordHash hash(Password password) {
        return unlessOverloaded(() -> passwords.hash(password));
    }

    boolean matches(Password password, Optional<PasswordHash> hash) {
        return unlessOverloaded(() -> passwords.matches(password, hash));
    }

    /** A stronger hash of {@code password}, if {@code hash} is weaker than those made today. */
    Optional<PasswordHash> stronger(Password password, PasswordHash hash) {
        return passwords.needsRehash(hash) ? Optional.of(hash(password)) : Optional.empty();
    }

    private static <T> T unlessOverloaded(Supplier<T> work) {
        try {
            return work.get();
        } catch (TooManyPasswordsException tooMany) {
            throw new Overloaded("too many passwords are waiting to be hashed");
        }
    }
}
