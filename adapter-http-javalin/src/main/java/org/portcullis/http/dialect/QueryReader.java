package org.portcullis.http.dialect;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.portcullis.core.license.Term;
import org.portcullis.ports.query.PageRequest;

/**
 * Turns the parameters of one query into words of the domain. What is wrong is gathered, as {@link FieldReader} gathers it; an
 * absent, empty or wrong one reads as empty.
 */
public final class QueryReader {

    /** Whatever is on a page, its number can be multiplied by the size of one. */
    private static final long LAST_PAGE = Long.MAX_VALUE / PageRequest.MAX_LIMIT;

    private final Context context;
    private final List<WrongField> wrong = new ArrayList<>(0);

    public QueryReader(Context context) {
        this.context = context;
    }

    /** What {@code parse} makes of a parameter; empty of it is told as {@code reason}. */
    public <T> Optional<T> parsed(String name, Function<String, Optional<T>> parse, String reason) {
        Optional<String> text = Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
        Optional<T> value = text.flatMap(parse);
        if (text.isPresent() && value.isEmpty()) {
            wrong.add(new WrongField(name, reason));
        }
        return value;
    }

    /** One of the words of {@code type}, in lower case. */
    public <E extends Enum<E>> Optional<E> word(String name, Class<E> type) {
        List<E> words = List.of(type.getEnumConstants());
        return parsed(
                name,
                text -> words.stream()
                        .filter(word -> word.name().toLowerCase(Locale.ROOT).equals(text))
                        .findFirst(),
                "must be one of "
                        + words.stream()
                                .map(word -> word.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", ")));
    }

    /** One of the words of {@code type}, in upper case. */
    public <E extends Enum<E>> Optional<E> upperCaseWord(String name, Class<E> type) {
        List<E> words = List.of(type.getEnumConstants());
        return parsed(
                name,
                text -> words.stream().filter(word -> word.name().equals(text)).findFirst(),
                "must be one of " + words.stream().map(Enum::name).collect(Collectors.joining(", ")));
    }

    /** {@code true} or {@code false}. */
    public Optional<Boolean> flag(String name) {
        return parsed(
                name,
                text -> Stream.of(true, false)
                        .filter(flag -> flag.toString().equals(text))
                        .findFirst(),
                "must be true or false");
    }

    /** A moment; of a day without a time its beginning in UTC. */
    public Optional<Instant> moment(String name) {
        return parsed(name, text -> moment(text, LocalDate::atStartOfDay), "must be a date in ISO 8601");
    }

    /** A moment; of a day without a time its last millisecond in UTC. */
    public Optional<Instant> lastMoment(String name) {
        return parsed(
                name,
                text -> moment(text, day -> day.plusDays(1).atStartOfDay().minusNanos(1_000_000)),
                "must be a date in ISO 8601");
    }

    private static Optional<Instant> moment(String text, Function<LocalDate, LocalDateTime> ofDay) {
        // Many forget that a plus sign in a query is a space.
        Optional<Instant> moment = text.contains("T")
                ? IsoMoments.parse(text.replace(' ', '+'))
                : IsoMoments.day(text).map(ofDay).map(time -> time.toInstant(ZoneOffset.UTC));
        return moment.filter(Term::canBeBound);
    }

    /** A part of a list, by {@code limit} and {@code skip}. */
    public PageRequest page(int byDefault) {
        long limit = number("limit", 1, PageRequest.MAX_LIMIT).orElse((long) byDefault);
        return new PageRequest(number("skip", 0, Long.MAX_VALUE).orElse(0L), (int) limit);
    }

    /** A part of a list, by {@code page}, counted from 1, and {@code limit}; empty if neither is there. */
    public Optional<PageRequest> numberedPage(int limitByDefault) {
        Optional<Long> page = number("page", 1, LAST_PAGE);
        Optional<Long> limit = number("limit", 1, PageRequest.MAX_LIMIT);
        if (page.isEmpty() && limit.isEmpty()) {
            return Optional.empty();
        }
        int size = limit.map(Long::intValue).orElse(limitByDefault);
        return Optional.of(new PageRequest((page.orElse(1L) - 1) * size, size));
    }

    /** A whole number within bounds. */
    public Optional<Long> number(String name, long min, long max) {
        return parsed(
                name,
                text -> WholeNumber.parse(text).filter(value -> value >= min && value <= max),
                max == Long.MAX_VALUE ? "must be a number of at least " + min : "must be " + min + " to " + max);
    }

    /** Goes on only if nothing was wrong. */
    public void requireAllRight() {
        if (!wrong.isEmpty()) {
            throw new Rejection(new HttpProblem.WrongFields(wrong));
        }
    }
}
