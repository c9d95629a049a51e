package org.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.alwaysTrue;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.portcullis.architecture.HouseRule.rule;
import static org.portcullis.architecture.Part.ACCESS;
import static org.portcullis.architecture.Part.APPLICATION;
import static org.portcullis.architecture.Part.CACHE;
import static org.portcullis.architecture.Part.CORE;
import static org.portcullis.architecture.Part.DIALECT_SEAM;
import static org.portcullis.architecture.Part.DRIVEN_PORTS;
import static org.portcullis.architecture.Part.DRIVING_PORTS;
import static org.portcullis.architecture.Part.HTTP;
import static org.portcullis.architecture.Part.JDBI;
import static org.portcullis.architecture.Part.MAIL;
import static org.portcullis.architecture.Part.MEMORY;
import static org.portcullis.architecture.Part.PORTS;
import static org.portcullis.architecture.Part.PORT_VOCABULARY;
import static org.portcullis.architecture.Part.SERVER;
import static org.portcullis.architecture.Part.TESTKIT;

import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures.LayeredArchitecture;
import java.util.List;
import java.util.stream.Stream;

/** Who may know whom. */
final class LayerRules {

    static final List<HouseRule> ALL = List.of(
            rule(
                    "each layer knows those below it, and an adapter only its own side of the ports",
                    LayerRules::hexagon,
                    org.portcullis.architecture.planted.core.license.Offenders.KnowsAStore.class,
                    org.portcullis.architecture.planted.ports.query.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.ports.in.Offenders.KnowsAStore.class,
                    org.portcullis.architecture.planted.ports.out.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.application.license.Offenders.KnowsAnAdapter.class,
                    org.portcullis.architecture.planted.http.first.Offenders.KnowsAStore.class,
                    org.portcullis.architecture.planted.http.first.Offenders.KnowsTheApplication.class,
                    org.portcullis.architecture.planted.jdbi.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.jdbi.Offenders.KnowsAnotherAdapter.class,
                    org.portcullis.architecture.planted.memory.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.memory.Offenders.KnowsTheTestkit.class,
                    org.portcullis.architecture.planted.cache.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.cache.Offenders.KnowsTheServer.class,
                    org.portcullis.architecture.planted.access.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.access.Offenders.KnowsAnotherAdapter.class,
                    org.portcullis.architecture.planted.mail.Offenders.KnowsAVerb.class,
                    org.portcullis.architecture.planted.testkit.Offenders.KnowsAnAdapter.class),
            rule(
                    "every class is in a layer",
                    LayerRules::everyClassIsInALayer,
                    org.portcullis.architecture.planted.elsewhere.Offenders.class),
            rule(
                    "the core needs only the JDK",
                    LayerRules::coreNeedsOnlyTheJdk,
                    org.portcullis.architecture.planted.core.license.Offenders.NeedsALibrary.class),
            rule(
                    "the ports need only the core and the JDK",
                    LayerRules::portsNeedOnlyTheCore,
                    org.portcullis.architecture.planted.ports.in.Offenders.NeedsALibrary.class),
            rule(
                    "dialects are strangers: they share the seam and nothing else",
                    LayerRules::dialectsAreStrangers,
                    org.portcullis.architecture.planted.http.first.Offenders.KnowsAnotherDialect.class),
            rule(
                    "the concepts of the core have no cycles",
                    house -> conceptsHaveNoCycles(house, CORE),
                    org.portcullis.architecture.planted.core.license.Offenders.KnowsACredit.class,
                    org.portcullis.architecture.planted.core.credit.Offenders.KnowsALicense.class),
            rule(
                    "the concepts of the application have no cycles",
                    house -> conceptsHaveNoCycles(house, APPLICATION),
                    org.portcullis.architecture.planted.application.license.Offenders.KnowsACredit.class,
                    org.portcullis.architecture.planted.application.credit.Offenders.KnowsALicense.class));

    private LayerRules() {}

    private static ArchRule hexagon(House house) {
        return layers(house)
                .whereLayer(CORE.name())
                .mayNotAccessAnyLayer()
                .whereLayer(PORT_VOCABULARY.name())
                .mayOnlyAccessLayers(CORE.name())
                .whereLayer(DRIVING_PORTS.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY))
                .whereLayer(DRIVEN_PORTS.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY))
                .whereLayer(APPLICATION.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVING_PORTS, DRIVEN_PORTS))
                .whereLayer(HTTP.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVING_PORTS))
                .whereLayer(JDBI.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(MEMORY.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(CACHE.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(ACCESS.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(MAIL.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(TESTKIT.name())
                .mayOnlyAccessLayers(names(CORE, PORT_VOCABULARY, DRIVEN_PORTS))
                .whereLayer(TESTKIT.name())
                .mayNotBeAccessedByAnyLayer()
                .whereLayer(SERVER.name())
                .mayNotBeAccessedByAnyLayer();
    }

    private static ArchRule everyClassIsInALayer(House house) {
        return layers(house).ensureAllClassesAreContainedInArchitecture();
    }

    /** An empty layer is a violation of its own, so no layer can be forgotten or misspelt. */
    private static LayeredArchitecture layers(House house) {
        LayeredArchitecture layers = layeredArchitecture().consideringOnlyDependenciesInLayers();
        for (Part part : List.of(
                CORE,
                PORT_VOCABULARY,
                DRIVING_PORTS,
                DRIVEN_PORTS,
                APPLICATION,
                HTTP,
                JDBI,
                MEMORY,
                CACHE,
                ACCESS,
                MAIL,
                SERVER,
                TESTKIT)) {
            layers = layers.layer(part.name()).definedBy(house.in(part));
        }
        return layers;
    }

    private static String[] names(Part... parts) {
        return Stream.of(parts).map(Part::name).toArray(String[]::new);
    }

    private static ArchRule coreNeedsOnlyTheJdk(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.in(CORE))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(house.in(CORE))
                        .or(resideInAnyPackage("java..", "org.jspecify.annotations..")));
    }

    private static ArchRule portsNeedOnlyTheCore(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.in(PORTS))
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(house.in(CORE, PORTS))
                        .or(resideInAnyPackage("java..", "org.jspecify.annotations..")));
    }

    private static ArchRule dialectsAreStrangers(House house) {
        return slices().matching(house.slicesOf(HTTP))
                .namingSlices("dialect $1")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(alwaysTrue(), resideInAnyPackage(house.in(DIALECT_SEAM)));
    }

    private static ArchRule conceptsHaveNoCycles(House house, Part part) {
        return slices().matching(house.slicesOf(part)).should().beFreeOfCycles();
    }
}
