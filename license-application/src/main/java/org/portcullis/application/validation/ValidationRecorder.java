package org.portcullis.application.validation;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.portcullis.core.validation.ValidationRecord;
import org.portcullis.ports.Overloaded;
import org.portcullis.ports.in.Validation;
import org.portcullis.ports.out.Identifiers;

/**
 * Puts every validation on record without making it wait for a disk: rows gather in memory and are written in batches by
 * one thread. Room is bounded and taken before a validation begins, so no row is ever dropped: when the log can't keep up,
 * callers wait, and then are turned away before anything happened.
 */
public final class ValidationRecorder implements AutoCloseable {

    /** An answer with the row that tells of it. */
    record Recorded(Validation answer, ValidationRecord row) {}

    private final BatchWriter writer;
    private final Identifiers identifiers;
    private final InstantSource time;
    private final RecorderSettings settings;
    private final Semaphore room;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition arrived = lock.newCondition();
    private final Condition fullOrClosing = lock.newCondition();
    private Batch filling;
    private long patienceWithCallsUnderWay;
    private boolean ended;
    private volatile boolean closing;

    public ValidationRecorder(
            BatchWriter writer, Identifiers identifiers, InstantSource time, RecorderSettings settings) {
        this.writer = writer;
        this.identifiers = identifiers;
        this.time = time;
        this.settings = settings;
        room = new Semaphore(settings.capacity());
        filling = newBatch();
        patienceWithCallsUnderWay = settings.patience().toNanos();
        thread = new Thread(this::writeUntilClosed, "validation-log");
    }

    /** Writes what an earlier process could not, and begins. */
    public void start() {
        writer.replay();
        thread.start();
    }

    /** Whether another validation could be recorded now. */
    public boolean hasRoom() {
        return thread.isAlive() && !closing && room.availablePermits() > 0;
    }

    /**
     * Does {@code work} and records it.
     *
     * @throws Overloaded before anything happened if there was no room in time, or the recorder is closed; after it if the
     *     answer had to wait for its row, and that took too long, or if it came long after the recorder was closed
     */
    Validation recording(Supplier<Recorded> work) {
        takeRoom();
        Recorded recorded;
        try {
            recorded = work.get();
        } catch (RuntimeException | Error failed) {
            giveRoomBack();
            throw failed;
        }
        Batch batch = add(recorded.row());
        if (settings.synchronous()) {
            awaitRecorded(batch);
        }
        return recorded.answer();
    }

    /**
     * Lets nobody in any more, waits a while for those who are, writes all that is left, or has it kept elsewhere if the
     * log is away, and ends.
     */
    @Override
    public void close() {
        lock.lock();
        try {
            closing = true;
            arrived.signalAll();
            fullOrClosing.signalAll();
        } finally {
            lock.unlock();
        }
        writer.hurry();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void takeRoom() {
        if (!room.tryAcquire()) {
            awaitRoom();
        }
        // Asked once the room is taken: the writer ends when nobody has any, so it waits for whoever gets past this.
        if (closing) {
            giveRoomBack();
            throw new Overloaded("the server is stopping");
        }
    }

    private void awaitRoom() {
        try {
            if (!room.tryAcquire(settings.patience().toMillis(), TimeUnit.MILLISECONDS)) {
                throw new Overloaded("the validation log can't keep up");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Overloaded("interrupted while waiting for the validation log");
        }
    }

    /** Of a call that brings no row. */
    private void giveRoomBack() {
        room.release();
        if (closing) {
            lock.lock();
            try {
                arrived.signal();
            } finally {
                lock.unlock();
            }
        }
    }

    private Batch add(ValidationRecord row) {
        lock.lock();
        try {
            if (ended) {
                throw new Overloaded("the server has stopped");
            }
            filling.records().add(row);
            if (filling.records().size() == 1) {
                arrived.signal();
            } else if (filling.records().size() == settings.capacity() / 2) {
                fullOrClosing.signal();
            }
            return filling;
        } finally {
            lock.unlock();
        }
    }

    private void awaitRecorded(Batch batch) {
        try {
            if (!batch.isSafeWithin(settings.patience())) {
                throw new Overloaded("the validation log did not answer");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Overloaded("interrupted while waiting for the validation log");
        }
    }

    private void writeUntilClosed() {
        try {
            for (Batch batch = next(); !batch.records().isEmpty(); batch = next()) {
                if (writer.write(batch)) {
                    batch.markSafe();
                }
                room.release(batch.records().size());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rows that gathered; none if there will be no more. */
    private Batch next() throws InterruptedException {
        lock.lock();
        try {
            while (filling.records().isEmpty() && !closing) {
                arrived.await();
            }
            while (filling.records().isEmpty() && someAreUnderWay() && patienceWithCallsUnderWay > 0) {
                patienceWithCallsUnderWay = arrived.awaitNanos(patienceWithCallsUnderWay);
            }
            long left = settings.interval().toNanos();
            while (left > 0 && !closing && filling.records().size() < settings.capacity() / 2) {
                left = fullOrClosing.awaitNanos(left);
            }
            Batch gathered = filling;
            ended = gathered.records().isEmpty();
            filling = newBatch();
            return gathered;
        } finally {
            lock.unlock();
        }
    }

    /** Whether somebody has room and has brought no row yet. */
    private boolean someAreUnderWay() {
        return room.availablePermits() + filling.records().size() < settings.capacity();
    }

    private Batch newBatch() {
        return new Batch(identifiers.uuid(time.instant()));
    }
}
