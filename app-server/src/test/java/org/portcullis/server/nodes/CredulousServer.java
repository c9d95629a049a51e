package org.portcullis.server.nodes;

import org.portcullis.http.HttpConfig;
import org.portcullis.http.HttpServer;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.jdbi.JdbiConfig;
import org.portcullis.ports.out.RemoteChanges;
import org.portcullis.server.EngineUseCases;
import org.portcullis.server.system.SystemTime;

/** A node that trusts its cache as if there were no others: what a test of revocations must catch. */
final class CredulousServer {

    private static final int CONNECTIONS = 4;

    private CredulousServer() {}

    public static void main(String[] arguments) throws Exception {
        var config = new JdbiConfig(
                System.getenv("PORTCULLIS_DATABASE_URL"), System.getenv("PORTCULLIS_DATABASE_USER"), "", CONNECTIONS);
        var engine = EmbeddedNode.open(config, realTrust -> RemoteChanges.NONE).engine();
        var http = new HttpServer(
                HttpConfig.on("127.0.0.1", 0),
                EngineUseCases.of(engine, SystemTime.inMilliseconds()),
                RequestLimits.NONE);
        System.out.println(
                "Portcullis listening on http://127.0.0.1:" + http.start().port());
    }
}
