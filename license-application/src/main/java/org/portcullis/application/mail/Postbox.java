package org.portcullis.application.mail;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.portcullis.core.mail.Letter;
import org.portcullis.ports.out.Mail;
import org.portcullis.ports.out.MailAwayException;
import org.portcullis.ports.out.MailRefusedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes letters and sends them one after another, in a thread of its own: nobody waits for a mail server. Letters that are not
 * sent when it ends are lost, so it is for those that can be asked for again.
 */
public final class Postbox implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Postbox.class);
    private static final int CAPACITY = 1_000;
    private static final List<Duration> PAUSES = List.of(Duration.ofSeconds(1), Duration.ofSeconds(10));
    private static final Duration LAST_LETTER = Duration.ofSeconds(4);

    private final Optional<Mail> mail;
    private final List<Duration> pauses;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final ThreadPoolExecutor postman;

    /** A box that is emptied by {@code mail}; without it nothing is taken. */
    public Postbox(Optional<Mail> mail) {
        this(mail, CAPACITY, PAUSES);
    }

    /** The same with room for so many, which are tried again after these pauses. */
    Postbox(Optional<Mail> mail, int capacity, List<Duration> pauses) {
        this.mail = mail;
        this.pauses = pauses;
        this.postman = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new ArrayBlockingQueue<>(capacity), work -> {
            Thread thread = new Thread(work, "postbox");
            thread.setDaemon(true);
            return thread;
        });
        postman.allowCoreThreadTimeOut(true);
    }

    /** Whether letters are sent at all. */
    public boolean isThere() {
        return mail.isPresent();
    }

    /**
     * Takes a letter that is written later, if at all.
     *
     * @return false if there is no room
     */
    public boolean post(Supplier<Optional<Letter>> writing) {
        try {
            postman.execute(() -> write(writing));
            return true;
        } catch (RejectedExecutionException full) {
            return false;
        }
    }

    private void write(Supplier<Optional<Letter>> writing) {
        try {
            Optional<Letter> letter = writing.get();
            if (letter.isPresent() && mail.isPresent()) {
                send(mail.get(), letter.get());
            }
        } catch (MailRefusedException | MailAwayException lost) {
            LOG.warn("A letter could not be sent: {}", lost.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("A letter could not be written", failed);
        }
    }

    private void send(Mail sender, Letter letter) {
        for (Duration pause : pauses) {
            try {
                sender.send(letter);
                return;
            } catch (MailAwayException away) {
                LOG.info("A letter is tried again in {}: {}", pause, away.getMessage());
                pause(pause);
            }
        }
        sender.send(letter);
    }

    private void pause(Duration pause) {
        try {
            boolean ends = closing.await(pause.toMillis(), TimeUnit.MILLISECONDS);
            LOG.debug("Trying again{}", ends ? ", a last time" : "");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sends what is being sent, and no more. */
    @Override
    public void close() {
        closing.countDown();
        int left = postman.shutdownNow().size();
        try {
            if (!postman.awaitTermination(LAST_LETTER.toMillis(), TimeUnit.MILLISECONDS) || left > 0) {
                LOG.warn("The server ends with letters that were not sent");
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
