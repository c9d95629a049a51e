package org.portcullis.server;

import java.time.InstantSource;
import org.portcullis.application.LicenseEngine;
import org.portcullis.http.dialect.AccessUseCases;
import org.portcullis.http.dialect.AdministrationUseCases;
import org.portcullis.http.dialect.UseCases;

/** What dialects call, answered by an engine. */
public final class EngineUseCases {

    private EngineUseCases() {}

    /** Those of {@code engine}, whose time is {@code time}. */
    public static UseCases of(LicenseEngine engine, InstantSource time) {
        return new UseCases(
                engine.validation(),
                engine.licenses(),
                new AdministrationUseCases(
                        engine.directory(),
                        engine.products(),
                        engine.appKeys(),
                        engine.proofs(),
                        engine.customers(),
                        engine.payments(),
                        engine.reports(),
                        engine.blacklists(),
                        engine.history()),
                new AccessUseCases(
                        engine.authentication(),
                        engine.signIn(),
                        engine.programs(),
                        engine.registration(),
                        engine.publicKeys(),
                        engine.sessions(),
                        engine.passwords()),
                engine.audit(),
                engine.status(),
                time);
    }
}
