package org.portcullis.benchmarks;

import io.javalin.Javalin;
import io.javalin.json.JavalinJackson3;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The baseline: the least that a Javalin server can do with a validation's bytes. It parses the same body and writes an
 * answer of the same shape and size, and knows nothing of licences.
 */
final class BareServer {

    record Request(
            String key, @Nullable String ip, @Nullable String hwid) {}

    record License(
            String key,
            boolean active,
            @Nullable String expiresAt,
            int ipLimit,
            int hwidLimit,
            List<String> usedIps,
            List<String> usedHwids,
            String licenseType) {}

    record Answer(boolean success, boolean valid, License license) {}

    private BareServer() {}

    public static void main(String[] arguments) {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.jsonMapper(new JavalinJackson3());
            config.routes.post("/api/license/validate", context -> {
                Request request = context.bodyAsClass(Request.class);
                context.json(new Answer(
                        true,
                        true,
                        new License(
                                request.key(),
                                true,
                                "2030-01-01T00:00:00.000Z",
                                5,
                                5,
                                List.of(String.valueOf(request.ip())),
                                List.of(String.valueOf(request.hwid())),
                                "fixed")));
            });
        });
        server.start("127.0.0.1", 0);
        ServerProcess.announce(server.port());
    }
}
