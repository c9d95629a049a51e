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
                        engine.marketplaces(),
                        engine.customers(),
                        engine.payments(),
                        engine.blacklists(),
                        engine.history(),
                        engine.reports(),
                        engine.proofs()),
                new AccessUseCases(
                        engine.authentication(),
                        engine.signIn(),
                        engine.discordSignIn(),
                        engine.secondStep(),
                        engine.secondFactor(),
                        engine.programs(),
                        engine.registration(),
                        engine.publicKeys(),
                        engine.sessions(),
                        engine.passwords(),
                        engine.recovery()),
                engine.audit(),
                engine.status(),
                time);
    }
}
