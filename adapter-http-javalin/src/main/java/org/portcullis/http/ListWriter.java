package org.portcullis.http;

import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.portcullis.http.dialect.HttpProblem;
import org.portcullis.http.dialect.Json;
import org.portcullis.http.dialect.Pieces;
import org.portcullis.http.dialect.Rejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends long lists. Each takes a thread for as long as its client reads, so only so many are sent at once: however slowly
 * they are read, the other calls are answered.
 */
final class ListWriter {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);
    private static final int AT_ONCE = 32;
    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final Semaphore room = new Semaphore(AT_ONCE);

    /**
     * Sends a list.
     *
     * @throws Rejection if too many are being sent; nothing was sent then
     */
    void send(Context context, int status, Pieces<?> pieces) {
        byte[] first = Json.write(pieces.next());
        if (context.method().equals(HandlerType.HEAD)) {
            context.res().setStatus(status);
        } else if (pieces.hasNext()) {
            sendLong(context, status, first, pieces);
        } else {
            Router.send(context, status, first);
        }
    }

    private void sendLong(Context context, int status, byte[] first, Pieces<?> rest) {
        if (!room.tryAcquire()) {
            throw new Rejection(new HttpProblem.Unavailable(RETRY_AFTER));
        }
        try {
            context.res().setStatus(status);
            write(context.res().getOutputStream(), first, rest);
        } catch (IOException gone) {
            LOG.debug("A client left before the end of its list", gone);
        } catch (RuntimeException | Error failure) {
            LOG.warn("A list broke off, and its connection is closed", failure);
            close(context.req());
        } finally {
            room.release();
        }
    }

    private static void write(OutputStream out, byte[] first, Pieces<?> rest) throws IOException {
        out.write(first, 0, first.length - 1);
        boolean any = hasThings(first);
        while (rest.hasNext()) {
            byte[] piece = Json.write(rest.next());
            if (hasThings(piece)) {
                if (any) {
                    out.write(',');
                }
                out.write(piece, 1, piece.length - 2);
                any = true;
            }
        }
        out.write(']');
    }

    private static boolean hasThings(byte[] array) {
        return array.length > "[]".length();
    }

    /** An answer that ends in order looks whole, so one that can't be finished must not. */
    private static void close(HttpServletRequest request) {
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .close();
    }
}
