package org.portcullis.application.validation;

import java.util.Optional;
import java.util.function.Supplier;
import org.portcullis.application.idempotency.Repetition;
import org.portcullis.ports.in.Validation;

/**
 * Keeps that a validation was granted. If it is sent again it is decided anew, but spends nothing: whoever revokes a licence
 * must not be got round by sending the same call once more.
 *
 * @param again decides it once more, without its credits
 */
record GrantForm(Supplier<Decided> again) implements Repetition.Form<Decided> {

    private static final String GRANTED = "granted";

    @Override
    public Optional<String> keep(Decided result) {
        return result.answer() instanceof Validation.Granted ? Optional.of(GRANTED) : Optional.empty();
    }

    @Override
    public Decided restore(String kept) {
        Decided decided = again.get();
        return new Decided(decided.answer(), decided.at(), true);
    }
}
