package org.portcullis.application.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.portcullis.core.mail.Letter;
import org.portcullis.ports.out.Mail;
import org.portcullis.ports.out.MailAwayException;
import org.portcullis.ports.out.MailRefusedException;

@Timeout(20)
class PostboxTest {

    private static final Duration SOON = Duration.ofMillis(1);

    private final BlockingQueue<String> sent = new LinkedBlockingQueue<>();

    @Test
    void lettersAreSentInTheirOrderAndNobodyWaitsForThem() throws Exception {
        CountDownLatch serverIsSlow = new CountDownLatch(1);
        try (Postbox box = box(letter -> {
            await(serverIsSlow);
            sent.add(letter.subject());
        })) {
            assertThat(box.post(letter("first"))).isTrue();
            assertThat(box.post(Optional::empty)).isTrue();
            assertThat(box.post(letter("second"))).isTrue();
            assertThat(sent).isEmpty();

            serverIsSlow.countDown();

            assertThat(next()).isEqualTo("first");
            assertThat(next()).isEqualTo("second");
        }
    }

    @Test
    void aServerThatIsAwayIsTriedAgainAndThenTheLetterIsGivenUp() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Postbox box = box(letter -> {
            if (letter.subject().equals("lost") && tries.incrementAndGet() > 0) {
                throw new MailAwayException("away", new IllegalStateException());
            }
            sent.add(letter.subject());
        })) {
            box.post(letter("lost"));
            box.post(letter("kept"));

            assertThat(next()).isEqualTo("kept");
            assertThat(tries).hasValue(3);
        }
    }

    @Test
    void whatIsRefusedIsTriedOnce() throws Exception {
        AtomicInteger tries = new AtomicInteger();
        try (Postbox box = box(letter -> {
            if (letter.subject().equals("refused")) {
                tries.incrementAndGet();
                throw new MailRefusedException("never", new IllegalStateException());
            }
            sent.add(letter.subject());
        })) {
            box.post(letter("refused"));
            box.post(() -> {
                throw new IllegalStateException("the store is away");
            });
            box.post(letter("kept"));

            assertThat(next()).isEqualTo("kept");
            assertThat(tries).hasValue(1);
        }
    }

    @Test
    void aFullBoxTakesNothing() {
        CountDownLatch serverIsSlow = new CountDownLatch(1);
        try (Postbox box = new Postbox(Optional.of(letter -> await(serverIsSlow)), 2, List.of())) {
            int taken = 0;
            while (taken < 10 && box.post(letter("letter"))) {
                taken++;
            }
            // One is under way, or about to be.
            assertThat(taken).isBetween(2, 3);
            serverIsSlow.countDown();
        }
    }

    @Test
    void aBoxEndsWithItsLetterUnderWayAndLeavesTheOthers() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        Postbox box = box(letter -> {
            begun.countDown();
            await(new CountDownLatch(1));
            sent.add(letter.subject());
        });
        box.post(letter("under way"));
        box.post(letter("waiting"));
        assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();

        box.close();

        assertThat(sent).containsExactly("under way");
        assertThat(box.post(letter("too late"))).isFalse();
    }

    @Test
    void withoutAMailServerThereIsNoBox() {
        try (Postbox box = new Postbox(Optional.empty())) {
            assertThat(box.isThere()).isFalse();
        }
    }

    private static Postbox box(Mail mail) {
        return new Postbox(Optional.of(mail), 100, List.of(SOON, SOON));
    }

    private String next() throws InterruptedException {
        return Optional.ofNullable(sent.poll(10, TimeUnit.SECONDS)).orElseThrow();
    }

    private static java.util.function.Supplier<Optional<Letter>> letter(String subject) {
        return () -> Optional.of(new Letter("a@example.com", subject, "text"));
    }

    /** A bounded while, also if somebody interrupts. */
    private static void await(CountDownLatch latch) {
        try {
            latch.await(200, TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
