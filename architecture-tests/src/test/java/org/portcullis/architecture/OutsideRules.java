package org.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.portcullis.architecture.HouseRule.rule;
import static org.portcullis.architecture.Part.ACCESS;
import static org.portcullis.architecture.Part.APPLICATION;
import static org.portcullis.architecture.Part.CACHE;
import static org.portcullis.architecture.Part.CORE;
import static org.portcullis.architecture.Part.DIALECTS;
import static org.portcullis.architecture.Part.HTTP;
import static org.portcullis.architecture.Part.JDBI;
import static org.portcullis.architecture.Part.MAIL;
import static org.portcullis.architecture.Part.MEMORY;
import static org.portcullis.architecture.Part.PORTS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.jetty.util.NanoTime;
import org.portcullis.architecture.planted.core.license.Offenders;

/**
 * Time and chance are asked for in one place, {@code server.system}, and handed to everyone else. The rules look at
 * accesses, not calls, since {@code Instant::now} is none.
 */
final class OutsideRules {

    static final List<HouseRule> ALL = List.of(
            rule(
                    "time and identity come from outside",
                    OutsideRules::timeAndIdentity,
                    Offenders.AsksForTheTime.class,
                    Offenders.AsksForTheTimeByReference.class,
                    Offenders.MakesAnIdentity.class,
                    org.portcullis.architecture.planted.access.Offenders.AsksForTheTime.class,
                    org.portcullis.architecture.planted.jdbi.Offenders.AsksForTheTime.class),
            rule("secrets come from outside", OutsideRules::secrets, Offenders.MakesASecret.class),
            rule(
                    "nobody sleeps or rolls dice",
                    OutsideRules::sleepAndDice,
                    Offenders.Sleeps.class,
                    Offenders.RollsDice.class,
                    org.portcullis.architecture.planted.http.first.Offenders.Sleeps.class),
            rule(
                    "nobody but the edges measures time",
                    OutsideRules::stopwatches,
                    Offenders.MeasuresTime.class,
                    org.portcullis.architecture.planted.http.first.Offenders.MeasuresTime.class));

    private OutsideRules() {}

    private static ArchRule timeAndIdentity(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.in(CORE, PORTS, APPLICATION, HTTP, CACHE, ACCESS, MAIL, MEMORY, JDBI))
                .should()
                .accessTargetWhere(anyOf(
                                "now|system.*|tick.*",
                                Instant.class,
                                LocalDate.class,
                                LocalTime.class,
                                LocalDateTime.class,
                                OffsetDateTime.class,
                                ZonedDateTime.class,
                                Year.class,
                                YearMonth.class,
                                Clock.class)
                        .or(anyOf("system.*|tick.*", InstantSource.class))
                        .or(anyOf("currentTimeMillis", System.class))
                        .or(anyOf("randomUUID", UUID.class)));
    }

    /** Salts, nonces, seeds and secrets are what the access machinery makes. */
    private static ArchRule secrets(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.in(CORE, PORTS, APPLICATION, HTTP, CACHE, MEMORY, JDBI))
                .should()
                .accessTargetWhere(anyOf(".*", SecureRandom.class));
    }

    /**
     * Waiting for a condition with a bound is well: it ends when what was waited for has come. Between two tries of a
     * transaction that lost against another, the database's adapter waits for a moment that is random, so that the two
     * don't meet again; nothing that is stored or answered depends on it.
     */
    private static ArchRule sleepAndDice(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.in(CORE, PORTS, APPLICATION, HTTP, CACHE, ACCESS, MAIL, MEMORY))
                .should()
                .accessTargetWhere(anyOf("sleep", Thread.class, TimeUnit.class)
                        .or(anyOf("park(Nanos|Until)", LockSupport.class))
                        .or(anyOf("random", Math.class, StrictMath.class))
                        .or(anyOf(".*", Random.class, SplittableRandom.class, ThreadLocalRandom.class)));
    }

    /**
     * The edges do, who must know how long to wait for others: the stores how long a transaction is tried again, HTTP,
     * outside the dialects, how long a sender may take and how often an outage is worth a line.
     */
    private static ArchRule stopwatches(House house) {
        return noClasses()
                .that()
                .resideInAnyPackage(house.in(CORE, PORTS, APPLICATION, DIALECTS, CACHE, ACCESS, MAIL))
                .should()
                .accessTargetWhere(anyOf("nanoTime", System.class).or(anyOf(".*", NanoTime.class)));
    }

    private static DescribedPredicate<JavaAccess<?>> anyOf(String members, Class<?>... owners) {
        return target(owner(belongToAnyOf(owners))).and(target(nameMatching(members)));
    }
}
