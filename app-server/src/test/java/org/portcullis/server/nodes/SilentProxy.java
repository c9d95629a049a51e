package org.portcullis.server.nodes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands between a node and PostgreSQL like a network, and can go silent like one that drops packets: nothing gets through,
 * nothing is closed, new connections get no answer. What was sent meanwhile arrives when it is well again, as it does when
 * TCP sends it once more.
 */
final class SilentProxy implements AutoCloseable {

    /** What the connection says on which a node listens for changes. */
    private static final String LISTEN = "listen portcullis_changes";

    private static final int BUFFER = 16_384;

    private final int target;
    private final ServerSocket server;
    private final Collection<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final Object changed = new Object();
    private volatile Silence silence = Silence.NONE;

    private enum Silence {
        NONE,
        OF_LISTENERS,
        OF_ALL
    }

    private SilentProxy(InetAddress address, int target) throws IOException {
        this.target = target;
        this.server = new ServerSocket(0, 100, address);
    }

    /** One before whatever listens on this port. */
    static SilentProxy to(int target) throws IOException {
        return at(InetAddress.getLoopbackAddress(), target);
    }

    /** One that is reached at another address. */
    static SilentProxy at(InetAddress address, int target) throws IOException {
        var proxy = new SilentProxy(address, target);
        Thread.ofVirtual().start(proxy::accept);
        return proxy;
    }

    int port() {
        return server.getLocalPort();
    }

    void silence() {
        become(Silence.OF_ALL);
    }

    /** Only connections on which a node listens for changes. */
    void silenceListeners() {
        become(Silence.OF_LISTENERS);
    }

    void restore() {
        become(Silence.NONE);
    }

    private void become(Silence wanted) {
        synchronized (changed) {
            silence = wanted;
            changed.notifyAll();
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Connection connection = new Connection(server.accept());
                Thread.ofVirtual().start(connection::open);
            } catch (IOException closed) {
                // Either the proxy was closed, or a client has gone already.
            }
        }
    }

    private final class Connection {
        private final Socket client;
        private volatile boolean listens;

        Connection(Socket client) {
            this.client = client;
            sockets.add(client);
        }

        void open() {
            try {
                awaitVoice();
                Socket postgres = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(postgres);
                postgres.setTcpNoDelay(true);
                client.setTcpNoDelay(true);
                Thread.ofVirtual().start(() -> pass(postgres, client));
                pass(client, postgres);
            } catch (IOException away) {
                closeQuietly(client);
            }
        }

        private void pass(Socket from, Socket to) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[BUFFER];
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (from == client && !listens) {
                        listens = new String(buffer, 0, read, StandardCharsets.ISO_8859_1).contains(LISTEN);
                    }
                    awaitVoice();
                    out.write(buffer, 0, read);
                }
            } catch (IOException broken) {
                // The other side is told by closing, as by a reset.
            }
            awaitVoice();
            closeQuietly(from);
            closeQuietly(to);
        }

        private void awaitVoice() {
            synchronized (changed) {
                while (silence == Silence.OF_ALL || silence == Silence.OF_LISTENERS && listens) {
                    try {
                        changed.wait();
                    } catch (InterruptedException stopped) {
                        Thread.currentThread().interrupt();
                        return;
                    }
                }
            }
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // It is what was wanted.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        restore();
        sockets.forEach(SilentProxy::closeQuietly);
    }
}
