package org.portcullis.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;

/**
 * Has a body here before a thread is given to its request, so that however many clients send slowly, the others are
 * served. A body that is too long is thrown away up to a bound: only a client that could finish sending reads the answer.
 *
 * <p>Jetty's own handler for this keeps a connection for ever whose body stops half-way.
 */
final class BodyFirst extends Handler.Wrapper {

    private static final int THROWN_AWAY_PER_KEPT = 8;
    private static final int LONGEST_BODIES_AWAITED = 64;

    private final int maxBytes;
    private final long maxThrownAway;
    private final long patienceNanos;
    private final AtomicLong bytesAwaitingMore = new AtomicLong();

    BodyFirst(int maxBytes, Duration patience) {
        this.maxBytes = maxBytes;
        this.maxThrownAway = (long) maxBytes * THROWN_AWAY_PER_KEPT;
        this.patienceNanos = patience.toNanos();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (request.getLength() > maxBytes + maxThrownAway) {
            return super.handle(request, response, callback);
        }
        Content.Chunk first = request.read();
        if (first != null && first.isLast() && !first.hasRemaining() && !Content.Chunk.isFailure(first)) {
            return super.handle(request, response, callback);
        }
        Gathering gathering = new Gathering(request, response, callback);
        return gathering.take(first) ? super.handle(gathering.withBody(), response, callback) : true;
    }

    private boolean handleLater(Request request, Response response, Callback callback) throws Exception {
        return super.handle(request, response, callback);
    }

    /** One body on its way. */
    private final class Gathering implements Runnable {

        private final Request request;
        private final Response response;
        private final Callback callback;
        private final long began = NanoTime.now();
        private byte[] bytes = new byte[0];
        private int size;
        private long thrownAway;
        private long accounted;

        Gathering(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        /** Takes what has arrived, {@code next} first; true if that is all, else this answers or goes on by itself. */
        boolean take(Content.Chunk next) {
            for (Content.Chunk chunk = next; chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    return giveUp(
                            chunk.getFailure() instanceof TimeoutException
                                    ? HttpStatus.REQUEST_TIMEOUT_408
                                    : HttpStatus.BAD_REQUEST_400);
                }
                keep(chunk.getByteBuffer());
                boolean last = chunk.isLast();
                chunk.release();
                if (last || thrownAway > maxThrownAway) {
                    settle(0);
                    return true;
                }
            }
            return await();
        }

        private boolean await() {
            settle(bytes.length);
            if (bytesAwaitingMore.get() > (long) maxBytes * LONGEST_BODIES_AWAITED) {
                return giveUp(HttpStatus.SERVICE_UNAVAILABLE_503);
            }
            if (NanoTime.since(began) > patienceNanos) {
                return giveUp(HttpStatus.REQUEST_TIMEOUT_408);
            }
            request.demand(this);
            return false;
        }

        @Override
        public void run() {
            try {
                if (take(request.read()) && !handleLater(withBody(), response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Exception | Error failure) {
                settle(0);
                Response.writeError(request, response, callback, failure);
            }
        }

        Request withBody() {
            return new GatheredRequest(request, ByteBuffer.wrap(bytes, 0, size));
        }

        private void keep(ByteBuffer arrived) {
            // One byte more than is allowed tells the reader that it was too much.
            int kept = Math.min(arrived.remaining(), maxBytes + 1 - size);
            thrownAway += arrived.remaining() - kept;
            if (size + kept > bytes.length) {
                bytes = Arrays.copyOf(bytes, size == 0 ? kept : Math.min(2 * (size + kept), maxBytes + 1));
            }
            arrived.get(bytes, size, kept);
            size += kept;
        }

        private boolean giveUp(int status) {
            settle(0);
            Response.writeError(request, response, callback, status);
            return false;
        }

        private void settle(long held) {
            if (held != accounted) {
                bytesAwaitingMore.addAndGet(held - accounted);
                accounted = held;
            }
        }
    }

    /** A request whose body is here. */
    private static final class GatheredRequest extends Request.Wrapper {

        private Content.Chunk next;

        GatheredRequest(Request request, ByteBuffer body) {
            super(request);
            next = Content.Chunk.from(body, true);
        }

        @Override
        public Content.Chunk read() {
            Content.Chunk chunk = next;
            next = Content.Chunk.EOF;
            return chunk;
        }

        @Override
        public void demand(Runnable arrived) {
            arrived.run();
        }
    }
}
