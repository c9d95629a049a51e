package org.portcullis.server.nodes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A node that takes seats in the way that a licence's key begins with, for races to find out whether it is a right one. */
final class SeatTakingServer {

    private static final int CONNECTIONS = Race.CLIENTS / 3;
    private static final Pattern BODY =
            Pattern.compile("\"key\": \"(?<key>(?<way>\\w+)-[^\"]*)\".*\"hwid\": \"(?<device>[^\"]*)\"");

    /** So long takes a commit, so that whoever does not wait for it meets others. */
    private static final long COMMIT_MILLIS = 20;

    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    private SeatTakingServer() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        var answering = new SeatTakingServer();
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(
                    System.getenv("PORTCULLIS_DATABASE_URL"), System.getenv("PORTCULLIS_DATABASE_USER"), "");
            connection.setAutoCommit(false);
            answering.connections.add(connection);
        }
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        HttpServer http = HttpServer.create(address, Race.CLIENTS);
        http.setExecutor(Executors.newFixedThreadPool(Race.CLIENTS));
        http.createContext("/api/license/validate", answering::answer);
        http.start();
        System.out.println(
                "Portcullis listening on http://127.0.0.1:" + http.getAddress().getPort());
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            Matcher fields = BODY.matcher(body);
            int status = fields.find() ? status(fields) : 400;
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private int status(Matcher fields) {
        SeatTaking way = SeatTaking.valueOf(fields.group("way"));
        try {
            Connection connection = connections.take();
            try {
                return isTaken(way, connection, fields) ? 200 : 403;
            } finally {
                connections.add(connection);
            }
        } catch (SQLException failure) {
            return 503;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return 503;
        }
    }

    private static boolean isTaken(SeatTaking way, Connection connection, Matcher fields)
            throws SQLException, InterruptedException {
        connection.setTransactionIsolation(way.isolation());
        try {
            boolean taken = way.take(connection, fields.group("key"), fields.group("device"));
            if (taken) {
                Thread.sleep(COMMIT_MILLIS);
                connection.commit();
            }
            return taken;
        } finally {
            connection.rollback();
            way.afterwards();
        }
    }
}
