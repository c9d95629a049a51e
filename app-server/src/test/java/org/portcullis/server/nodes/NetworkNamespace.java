package org.portcullis.server.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A network of its own for a process, with one cable to the database and one to its clients, made with {@code ip} of iproute2
 * by root. The first can be cut. Its addresses are of 192.0.2.0/24, which is no network anywhere.
 */
final class NetworkNamespace implements AutoCloseable {

    /** Where the database is to be reached. */
    static final String DATABASE_SIDE = "192.0.2.241";

    /** Where the process is to be reached by its clients. */
    static final String PROCESS = "192.0.2.246";

    private static final String NAME = "portcullis-test";
    private static final String CABLE = "pc-database";
    private static final String CLIENTS = "pc-clients";

    private NetworkNamespace() {}

    static NetworkNamespace make() throws IOException, InterruptedException {
        var made = new NetworkNamespace();
        try {
            ip("netns", "add", NAME);
            in("link", "set", "lo", "up");
            made.plug(CABLE, DATABASE_SIDE + "/30", "192.0.2.242/30");
            made.plug(CLIENTS, "192.0.2.245/30", PROCESS + "/30");
            return made;
        } catch (IOException | InterruptedException | AssertionError failure) {
            made.close();
            throw failure;
        }
    }

    private void plug(String cable, String outside, String inside) throws IOException, InterruptedException {
        ip("link", "add", cable, "type", "veth", "peer", "name", "inside", "netns", NAME);
        in("link", "set", "inside", "name", cable);
        ip("address", "add", outside, "dev", cable);
        in("address", "add", inside, "dev", cable);
        ip("link", "set", cable, "up");
        in("link", "set", cable, "up");
    }

    /** What runs a process in it. */
    List<String> runner() {
        return List.of("ip", "netns", "exec", NAME);
    }

    /** Packets between the process and the database are lost from now on. */
    void cut() throws IOException, InterruptedException {
        ip("link", "set", CABLE, "down");
    }

    void mend() throws IOException, InterruptedException {
        ip("link", "set", CABLE, "up");
    }

    private static void in(String... arguments) throws IOException, InterruptedException {
        String[] all = new String[arguments.length + 2];
        all[0] = "-n";
        all[1] = NAME;
        System.arraycopy(arguments, 0, all, 2, arguments.length);
        ip(all);
    }

    private static void ip(String... arguments) throws IOException, InterruptedException {
        var command = new ProcessBuilder(new ArrayList<>(List.of(arguments))).redirectErrorStream(true);
        command.command().add(0, "ip");
        Process process = command.start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(() -> command.command() + ": " + said)
                .isZero();
    }

    /** Removes it, and with it the cables. */
    @Override
    public void close() throws IOException, InterruptedException {
        new ProcessBuilder("ip", "netns", "delete", NAME).start().waitFor();
        new ProcessBuilder("ip", "link", "delete", CABLE).start().waitFor();
        new ProcessBuilder("ip", "link", "delete", CLIENTS).start().waitFor();
    }
}
