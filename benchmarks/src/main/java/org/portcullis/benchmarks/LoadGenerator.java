package org.portcullis.benchmarks;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.HdrHistogram.Histogram;

/**
 * Sends HTTP requests over kept-alive connections from one thread, each connection with one request under way. One
 * thread, a selector and prepared bytes, so that on a small machine the server, not this, uses the processors.
 */
final class LoadGenerator {

    private static final long HIGHEST_MICROS = 60_000_000;

    private final InetSocketAddress server;
    private final byte[][] requests;
    private final int connections;

    private int next;

    /** How a run went; latencies in microseconds. */
    record Result(long answered, long refused, Duration took, Histogram latencies) {
        double perSecond() {
            return answered * 1e9 / took.toNanos();
        }

        double percentileMillis(double percentile) {
            return latencies.getValueAtPercentile(percentile) / 1_000.0;
        }
    }

    LoadGenerator(InetSocketAddress server, byte[][] requests, int connections) {
        this.server = server;
        this.requests = requests;
        this.connections = connections;
    }

    /** A POST of this JSON, as bytes. */
    static byte[] post(String path, String json) {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + json.length() + "\r\n\r\n";
        return (head + json).getBytes(US_ASCII);
    }

    /** As fast as the server answers. */
    Result closedLoop(Duration duration) throws IOException {
        return run(duration, 0);
    }

    /**
     * So many requests a second, each due at its time: one that has to wait for a free connection counts from when it was
     * due, so a server that stalls can't hide it.
     */
    Result openLoop(Duration duration, double perSecond) throws IOException {
        return run(duration, 1e9 / perSecond);
    }

    private Result run(Duration duration, double nanosBetween) throws IOException {
        Histogram latencies = new Histogram(HIGHEST_MICROS, 3);
        long answered = 0;
        long refused = 0;
        try (Selector selector = Selector.open()) {
            Queue<Connection> idle = new ArrayDeque<>();
            for (int i = 0; i < connections; i++) {
                idle.add(new Connection(server, selector));
            }
            long start = System.nanoTime();
            long end = start + duration.toNanos();
            double due = start;
            int underWay = 0;
            long now = start;
            while (now < end || underWay > 0) {
                while (now < end && !idle.isEmpty() && (nanosBetween == 0 || due <= now)) {
                    idle.remove().send(requests[next], nanosBetween == 0 ? System.nanoTime() : (long) due);
                    next = (next + 1) % requests.length;
                    underWay++;
                    due += nanosBetween;
                }
                if (nanosBetween == 0 || underWay == connections) {
                    selector.select(1_000);
                } else {
                    selector.selectNow();
                }
                now = System.nanoTime();
                for (SelectionKey key : selector.selectedKeys()) {
                    Connection connection = (Connection) key.attachment();
                    if (connection.receive()) {
                        latencies.recordValue(Math.min(HIGHEST_MICROS, (now - connection.dueAt) / 1_000));
                        answered++;
                        refused += connection.granted ? 0 : 1;
                        underWay--;
                        idle.add(connection);
                    }
                }
                selector.selectedKeys().clear();
            }
            for (Connection connection : idle) {
                connection.channel.close();
            }
            return new Result(answered, refused, Duration.ofNanos(System.nanoTime() - start), latencies);
        }
    }

    /** One connection with at most one request under way. */
    private static final class Connection {
        private static final byte[] LENGTH = "content-length:".getBytes(US_ASCII);
        private static final byte[] OK = "HTTP/1.1 200".getBytes(US_ASCII);

        final SocketChannel channel;
        final ByteBuffer in = ByteBuffer.allocate(64 * 1024);
        long dueAt;
        boolean granted;

        Connection(InetSocketAddress server, Selector selector) throws IOException {
            channel = SocketChannel.open(server);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            channel.register(selector, SelectionKey.OP_READ, this);
        }

        void send(byte[] request, long due) throws IOException {
            dueAt = due;
            in.clear();
            ByteBuffer out = ByteBuffer.wrap(request);
            while (out.hasRemaining()) {
                channel.write(out);
            }
        }

        /** Whether the answer is complete. */
        boolean receive() throws IOException {
            if (channel.read(in) < 0) {
                throw new IOException("the server closed the connection");
            }
            byte[] bytes = in.array();
            int head = endOfHead(bytes, in.position());
            if (head < 0 || in.position() < head + contentLength(bytes, head)) {
                return false;
            }
            granted = startsWith(bytes, 0, OK);
            return true;
        }

        private static int endOfHead(byte[] bytes, int length) {
            for (int i = 3; i < length; i++) {
                if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n') {
                    return i + 1;
                }
            }
            return -1;
        }

        private static int contentLength(byte[] bytes, int head) {
            for (int i = 0; i < head - LENGTH.length; i++) {
                if (bytes[i] == '\n' && startsWith(bytes, i + 1, LENGTH)) {
                    int length = 0;
                    for (int at = i + 1 + LENGTH.length; bytes[at] != '\r'; at++) {
                        length = bytes[at] == ' ' ? length : length * 10 + bytes[at] - '0';
                    }
                    return length;
                }
            }
            throw new IllegalStateException("an answer without a length");
        }

        private static boolean startsWith(byte[] bytes, int from, byte[] lowerCase) {
            for (int i = 0; i < lowerCase.length; i++) {
                byte b = bytes[from + i];
                boolean same = b == lowerCase[i] || (lowerCase[i] >= 'a' && b == lowerCase[i] - 32);
                if (!same) {
                    return false;
                }
            }
            return true;
        }
    }
}
