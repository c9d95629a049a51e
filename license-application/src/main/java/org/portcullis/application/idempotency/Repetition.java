package org.portcullis.application.idempotency;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.portcullis.core.access.Caller;
import org.portcullis.core.id.LicenseId;
import org.portcullis.core.idempotency.RepeatableCall;
import org.portcullis.ports.KeyReused;
import org.portcullis.ports.out.Stores;

/**
 * Carries a call out once: one that is sent again gets the first one's answer. What came of it is kept in the transaction of
 * its effect, so that there is never one without the other. A call of which nothing came is not remembered: to ask again is
 * harmless.
 */
public final class Repetition {

    /** How what came of a call is kept. */
    public interface Form<T> {

        /** By which it is known again; empty if the call changed nothing. */
        Optional<String> keep(T result);

        /** What was kept so. */
        T restore(String kept);
    }

    private Repetition() {}

    /** The scope of what a signed-in caller or a product's program does; empty if it has no account. */
    public static Optional<RepeatableCall> by(Caller caller, Optional<RepeatableCall> call) {
        return call.flatMap(named -> scopeOf(caller).map(named::within));
    }

    private static Optional<String> scopeOf(Caller caller) {
        return caller.accountId()
                .map(account -> "account/" + account.value())
                .map(account -> caller instanceof Caller.App app
                        ? account + "/product/" + app.product().value()
                        : account);
    }

    /** The scope of what is asked of a licence by whoever holds its key. */
    public static Optional<RepeatableCall> on(LicenseId license, Optional<RepeatableCall> call) {
        return call.map(named -> named.within("license/" + license.value()));
    }

    /**
     * What comes of {@code work}, or came of it before.
     *
     * @param call empty if it is not to be sent again
     * @throws KeyReused if another call has the name of this one
     */
    public static <T> T once(
            Stores stores, Optional<RepeatableCall> call, Instant now, Form<T> form, Supplier<T> work) {
        if (call.isEmpty()) {
            return work.get();
        }
        RepeatableCall claimed = call.get();
        Optional<String> before = stores.idempotency().claim(claimed, now);
        if (before.isPresent()) {
            return form.restore(before.get());
        }
        T result = work.get();
        form.keep(result)
                .ifPresentOrElse(
                        kept -> stores.idempotency().keep(claimed, kept),
                        () -> stores.idempotency().release(claimed));
        return result;
    }
}
