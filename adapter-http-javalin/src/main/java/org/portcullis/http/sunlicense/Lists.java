package org.portcullis.http.sunlicense;

import io.javalin.http.Context;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.portcullis.http.dialect.Pieces;
import org.portcullis.http.dialect.QueryReader;
import org.portcullis.http.dialect.Reply;
import org.portcullis.ports.query.Page;
import org.portcullis.ports.query.PageRequest;

/** Answers lists: the whole of them, as the vendor's clients expect it, or a page if one is asked for. */
final class Lists {

    private static final String TOTAL = "X-Total-Count";
    private static final int PAGE = 100;

    /** Of a licence with all its seats, so many are some megabytes. */
    private static final int PIECE = 100;

    /** Of rows of the log, so many are less than a megabyte. */
    static final int PIECE_OF_LOG_ROWS = 1_000;

    private Lists() {}

    /**
     * A list, or a part of it.
     *
     * @param query tells which part; what else it holds was read before
     * @param pages a page of the list
     * @param all the list from anywhere on
     * @param shown what is shown of some of its things
     */
    static <S, T> Reply reply(
            Context context,
            QueryReader query,
            Function<PageRequest, Page<S>> pages,
            Pieces.Source<S> all,
            Function<List<S>, List<T>> shown) {
        return reply(context, query, pages, PIECE, all, shown);
    }

    /** The same, {@code piece} things at a time. */
    static <S, T> Reply reply(
            Context context,
            QueryReader query,
            Function<PageRequest, Page<S>> pages,
            int piece,
            Pieces.Source<S> all,
            Function<List<S>, List<T>> shown) {
        Optional<PageRequest> asked = query.numberedPage(PAGE);
        query.requireAllRight();
        Page<S> page = pages.apply(asked.orElse(PageRequest.first(1)));
        context.header(TOTAL, Long.toString(page.total()));
        return Reply.ok(new Reply.LongList(Pieces.of(asked.isPresent() ? of(page.items()) : all, piece, shown)));
    }

    /** A page has no more than a thousand things, but what is shown of them may be much. */
    private static <S> Pieces.Source<S> of(List<S> items) {
        return (last, limit) -> {
            int from = last.map(items::lastIndexOf).orElse(-1) + 1;
            return items.subList(from, Math.min(items.size(), from + limit));
        };
    }
}
