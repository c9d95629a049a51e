package org.portcullis.server.process;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.portcullis.core.license.LicenseKey;

/** What clients asked for and what they were told. Thread-safe. */
public final class Ledger {

    private final Set<Seat> seatsGranted = ConcurrentHashMap.newKeySet();
    private final Set<Seat> seatsUnanswered = ConcurrentHashMap.newKeySet();
    private final Set<Spending> creditsGranted = ConcurrentHashMap.newKeySet();
    private final Set<Spending> creditsUnanswered = ConcurrentHashMap.newKeySet();

    private final AtomicInteger refused = new AtomicInteger();

    /** A seat that a client asked for. */
    public record Seat(LicenseKey license, String hardware) {}

    /** A credit that a client asked to spend, numbered to be told from others. */
    public record Spending(LicenseKey license, String number) {}

    /** What became of a request. */
    public enum Answer {
        GRANTED,
        REFUSED,
        /** The server failed: it may have been granted or not. */
        UNKNOWN,
        /** The server is no more: it may have been granted or not. */
        NONE
    }

    public void add(Seat seat, Answer answer) {
        switch (answer) {
            case GRANTED -> seatsGranted.add(seat);
            case UNKNOWN, NONE -> seatsUnanswered.add(seat);
            case REFUSED -> refused.incrementAndGet();
        }
    }

    public void add(Spending spending, Answer answer) {
        switch (answer) {
            case GRANTED -> creditsGranted.add(spending);
            case UNKNOWN, NONE -> creditsUnanswered.add(spending);
            case REFUSED -> refused.incrementAndGet();
        }
    }

    public int granted() {
        return seatsGranted.size() + creditsGranted.size();
    }

    public int refused() {
        return refused.get();
    }

    /** How many requests there are of which nobody knows what became. */
    public int unanswered() {
        return seatsUnanswered.size() + creditsUnanswered.size();
    }

    public Set<Seat> seatsGranted() {
        return Set.copyOf(seatsGranted);
    }

    public boolean wasAskedFor(Seat seat) {
        return seatsGranted.contains(seat) || seatsUnanswered.contains(seat);
    }

    public long creditsGranted(LicenseKey license) {
        return count(creditsGranted, license);
    }

    public long creditsUnanswered(LicenseKey license) {
        return count(creditsUnanswered, license);
    }

    private static long count(Set<Spending> spendings, LicenseKey license) {
        return spendings.stream()
                .filter(spending -> spending.license().equals(license))
                .count();
    }
}
