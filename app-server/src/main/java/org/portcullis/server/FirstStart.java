package org.portcullis.server;

import java.io.PrintWriter;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import org.portcullis.core.access.Password;
import org.portcullis.core.access.PasswordRule;
import org.portcullis.core.text.EmailAddress;
import org.portcullis.ports.out.Identifiers;
import org.portcullis.ports.out.Passwords;
import org.portcullis.ports.out.Transactions;
import org.portcullis.server.config.Secret;
import org.portcullis.server.config.ServerConfig;

/** Sees to it that somebody can sign in: the first start makes an administrator, and says how. */
final class FirstStart implements LicenseServer.Preparation {

    // No letters or digits that look alike: it is read off a screen. 20 of these 31 are 99 bits.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 20;

    private final ServerConfig.SignIn config;
    private final PrintWriter out;

    /** Prints to {@code out} what nobody can be told again; it is never logged. */
    FirstStart(ServerConfig.SignIn config, PrintWriter out) {
        this.config = config;
        this.out = out;
    }

    @Override
    public void prepare(Transactions transactions, Identifiers identifiers, Passwords passwords, Instant now) {
        Optional<Password> chosen = config.adminPassword().map(Secret::text).map(Password::new);
        chosen.flatMap(PasswordRule.STANDARD::defectIn).ifPresent(defect -> {
            throw new StartFailure(
                    "PORTCULLIS_BOOTSTRAP_ADMIN_PASSWORD can't be used: " + CommandPasswords.words(defect));
        });
        FirstAdministrator.ensure(transactions, identifiers, emailOf(config), now);
        String generated = generated();
        FirstAdministrator.ensurePassword(transactions, passwords, chosen.orElseGet(() -> new Password(generated)), now)
                .ifPresent(email -> tell(email, chosen.isPresent() ? Optional.empty() : Optional.of(generated)));
    }

    /** The address of the first administrator, if there is none yet. */
    static String emailOf(ServerConfig.SignIn config) {
        String email = config.adminEmail().orElse(FirstAdministrator.EMAIL);
        if (!EmailAddress.isOne(email)) {
            throw new StartFailure("PORTCULLIS_BOOTSTRAP_ADMIN_EMAIL is no e-mail address");
        }
        return email;
    }

    private void tell(String email, Optional<String> password) {
        out.println("First administrator: " + email);
        password.ifPresent(text -> out.println("Its password, which is not shown again: " + text));
        out.flush();
    }

    private static String generated() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return text.toString();
    }
}
