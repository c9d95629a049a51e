package org.portcullis.http;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.servlet.DefaultTasks;
import io.javalin.util.JavalinException;
import java.net.BindException;
import java.nio.channels.UnresolvedAddressException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.portcullis.http.cyberlicense.CyberLicenseDialect;
import org.portcullis.http.dialect.ClientAddresses;
import org.portcullis.http.dialect.Dialect;
import org.portcullis.http.dialect.DialectSettings;
import org.portcullis.http.dialect.OwnSite;
import org.portcullis.http.dialect.RequestLimits;
import org.portcullis.http.dialect.Route;
import org.portcullis.http.dialect.UseCases;
import org.portcullis.http.licensechain.LicenseChainDialect;
import org.portcullis.http.sunlicense.SunLicenseDialect;
import org.portcullis.http.v2docker.V2DockerDialect;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the HTTP APIs. It is started once and stopped once. */
public final class HttpServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpConfig config;
    private final List<Dialect> dialects;
    private final Javalin javalin;

    /** A server that calls {@code useCases} as often as {@code limits} allow; it does not listen yet. */
    public HttpServer(HttpConfig config, UseCases useCases, RequestLimits limits) {
        this(config, dialects(useCases, settings(config, limits)));
    }

    HttpServer(HttpConfig config, List<Dialect> dialects) {
        this.config = config;
        this.dialects = dialects;
        this.javalin = Javalin.create(setup -> configure(setup, dialects));
    }

    /** Every API that is spoken. */
    private static List<Dialect> dialects(UseCases useCases, DialectSettings settings) {
        SunLicenseDialect sunLicense = new SunLicenseDialect(useCases, settings);
        V2DockerDialect v2Docker = new V2DockerDialect(useCases, settings);
        return List.of(
                new CyberLicenseDialect(useCases, settings),
                new LicenseChainDialect(useCases, settings),
                sunLicense,
                v2Docker,
                new SharedValidation(settings, List.of(sunLicense.firstVersionValidation())),
                new SharedPaths(useCases, settings, v2Docker.problems()));
    }

    private static DialectSettings settings(HttpConfig config, RequestLimits limits) {
        return new DialectSettings(
                new ClientAddresses(config.trustedProxies()),
                config.trustsBodyIp(),
                config.maxBodyBytes(),
                limits,
                new OwnSite(config.publicUrl()));
    }

    /**
     * Listens.
     *
     * @throws BindException if it can't listen there
     */
    public HttpServer start() throws BindException {
        try {
            javalin.start();
        } catch (JavalinException failure) {
            javalin.stop();
            throw explained(failure);
        }
        return this;
    }

    /** What it serves, in no order: method and path of each. */
    public List<Route> routes() {
        return dialects.stream().flatMap(dialect -> dialect.routes().stream()).toList();
    }

    /** The port it listens on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more requests, finishes those that it has, and ends: after some seconds without those that take longer. */
    public void stop() {
        try {
            javalin.stop();
        } catch (JavalinException failure) {
            // Jetty tells so once it has stopped nevertheless; thrown on, it would look as if closing had failed.
            if (!(failure.getCause() instanceof TimeoutException)) {
                throw failure;
            }
            LOG.warn("stopped, and broke off requests that would not end");
        }
    }

    /** Stops it. */
    @Override
    public void close() {
        stop();
    }

    private void configure(JavalinConfig setup, List<Dialect> dialects) {
        setup.startup.showJavalinBanner = false;
        setup.startup.showOldJavalinVersionWarning = false;
        setup.startup.startupWatcherEnabled = false;
        setup.http.defaultContentType = "application/json";
        setup.http.compressionStrategy = CompressionStrategy.NONE;
        // No handler runs before or after the routes, so looking for some at every request is left out.
        setup.unsafe.servletRequestLifecycle = new ArrayList<>(List.of(DefaultTasks.INSTANCE.getHTTP()));
        new Listener(config, new Router(dialects, setup)).attachTo(setup.jetty);
    }

    private BindException explained(JavalinException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException || cause instanceof UnresolvedAddressException) {
                BindException explained = new BindException(
                        "can't listen on " + config.host() + ":" + config.port() + ": " + cause.getMessage());
                explained.initCause(failure);
                return explained;
            }
        }
        throw failure;
    }
}
