package org.portcullis.http.dialect;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A list that is gone through piece by piece, each asked for when the one before was sent: between them nothing is held, be
 * the client as slow as it likes. To be used once, by one thread.
 *
 * @param <T> what is shown of the list's things
 */
public final class Pieces<T> {

    /**
     * Where they come from.
     *
     * @param <T> the list's things
     */
    @FunctionalInterface
    public interface Source<T> {

        /** Those that come after {@code last}, or the first ones if that is empty; {@code limit} at most. */
        List<T> after(Optional<T> last, int limit);
    }

    private final Run<?, T> run;

    private Pieces(Run<?, T> run) {
        this.run = run;
    }

    /**
     * A list of which the first piece is asked for at once, so that what goes wrong is known before anything is sent.
     *
     * @param size how many things a piece has
     * @param shown what is shown of a piece
     */
    public static <S, T> Pieces<T> of(Source<S> source, int size, Function<List<S>, List<T>> shown) {
        return new Pieces<>(new Run<>(source, size, shown));
    }

    /** Whether there may be more than was taken. */
    public boolean hasNext() {
        return run.hasNext();
    }

    /** The next piece; may be empty at the end. */
    public List<T> next() {
        return run.next();
    }

    private static final class Run<S, T> {
        private final Source<S> source;
        private final int size;
        private final Function<List<S>, List<T>> shown;
        private Optional<List<T>> ready = Optional.empty();
        private Optional<S> last = Optional.empty();
        private boolean ended;

        Run(Source<S> source, int size, Function<List<S>, List<T>> shown) {
            this.source = source;
            this.size = size;
            this.shown = shown;
            ready = Optional.of(read());
        }

        boolean hasNext() {
            return ready.isPresent() || !ended;
        }

        List<T> next() {
            List<T> piece = ready.isPresent() ? ready.get() : read();
            ready = Optional.empty();
            return piece;
        }

        private List<T> read() {
            List<S> piece = source.after(last, size);
            ended = piece.size() < size;
            if (!piece.isEmpty()) {
                last = Optional.of(piece.getLast());
            }
            return shown.apply(piece);
        }
    }
}
