package org.portcullis.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntFunction;

/** Threads that do something at the same time. Whatever waits here gives up after a minute. */
public final class Racers {
    private static final long PATIENCE_SECONDS = 60;
    private static final long PAUSE_NANOS = 200_000;

    private Racers() {}

    /** What {@code racers} threads get that all start at once, each with its number. */
    public static <T> List<T> race(int racers, IntFunction<T> run) {
        CyclicBarrier start = new CyclicBarrier(racers);
        List<Future<T>> running = new ArrayList<>();
        for (int i = 0; i < racers; i++) {
            int number = i;
            running.add(start(() -> {
                await(start);
                return run.apply(number);
            }));
        }
        return running.stream().map(Racers::result).toList();
    }

    /** Has another thread begin with {@code work}. */
    public static <T> Future<T> start(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Thread.ofPlatform().daemon().name("racer").start(task);
        return task;
    }

    /** Has another thread begin with {@code work}, which has to wait for something that this thread holds. */
    public static <T> Future<T> startWaiting(Callable<T> work) {
        CountDownLatch begun = new CountDownLatch(1);
        Future<T> running = start(() -> {
            begun.countDown();
            return work.call();
        });
        await(begun);
        if (isDoneSoon(running)) {
            throw new AssertionError("the other thread did not wait");
        }
        return running;
    }

    /** What another thread gets for {@code work}, after waiting for it. */
    public static <T> T elsewhere(Callable<T> work) {
        return result(start(work));
    }

    /** What came out of it; an exception comes out as the one it is. */
    public static <T> T result(Future<T> running) {
        try {
            return running.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (failed.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(failed.getCause());
        } catch (InterruptedException | TimeoutException stuck) {
            throw new IllegalStateException("a racer did not arrive", stuck);
        }
    }

    /** Whether it is done, or has failed, within a moment that is long enough for whatever does not have to wait. */
    public static boolean isDoneSoon(Future<?> running) {
        try {
            running.get(200, TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException doneAndFailed) {
            return true;
        } catch (TimeoutException waiting) {
            return false;
        } catch (InterruptedException stuck) {
            throw new IllegalStateException(stuck);
        }
    }

    /** Waits for all others that {@code barrier} is for. */
    public static void await(CyclicBarrier barrier) {
        try {
            barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | BrokenBarrierException | TimeoutException stuck) {
            throw new IllegalStateException("not all racers came to the barrier", stuck);
        }
    }

    /** Waits until {@code condition} holds. */
    public static void awaitUntil(BooleanSupplier condition) {
        long started = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - started > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                throw new IllegalStateException("it did not come to that");
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    /** Waits until {@code latch} is open. */
    public static void await(CountDownLatch latch) {
        try {
            if (!latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the latch was not opened");
            }
        } catch (InterruptedException stuck) {
            throw new IllegalStateException("the latch was not opened", stuck);
        }
    }
}
