package org.portcullis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.portcullis.architecture.HouseRule.rule;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.portcullis.architecture.planted.application.license.Libraries;

/** Which library is known where. */
final class LibraryRules {

    /** A library, the parts that may use it, and a planted class that uses it elsewhere. */
    enum Library {
        JAVALIN(
                Libraries.SpeaksHttp.class,
                List.of("io.javalin..", "jakarta.servlet..", "org.eclipse.jetty.."),
                Part.HTTP),
        GUAVA(Libraries.KeepsImmutably.class, List.of("com.google.common.."), Part.HTTP, Part.ACCESS),
        // Rows and files have JSON in them, too.
        JSON(Libraries.WritesJson.class, List.of("tools.jackson.."), Part.HTTP, Part.JDBI, Part.SERVER),
        SQL(Libraries.ConnectsToADatabase.class, List.of("java.sql..", "javax.sql.."), Part.JDBI),
        JDBI_CORE(Libraries.AsksTheDatabase.class, List.of("org.jdbi.."), Part.JDBI),
        CONNECTION_POOL(Libraries.PoolsConnections.class, List.of("com.zaxxer.."), Part.JDBI),
        MIGRATIONS(Libraries.Migrates.class, List.of("org.flywaydb.."), Part.JDBI),
        CAFFEINE(Libraries.Remembers.class, List.of("com.github.benmanes.."), Part.CACHE),
        BUCKETS(Libraries.CountsCalls.class, List.of("io.github.bucket4j.."), Part.CACHE),
        TOKENS(Libraries.SignsTokens.class, List.of("com.nimbusds.."), Part.ACCESS),
        PASSWORDS(Libraries.HashesPasswords.class, List.of("org.bouncycastle.."), Part.ACCESS),
        ONE_TIME_CODES(Libraries.MakesCodes.class, List.of("com.eatthepath.."), Part.ACCESS),
        PICTURES(Libraries.Draws.class, List.of("com.google.zxing.."), Part.ACCESS),
        LETTERS(Libraries.WritesLetters.class, List.of("jakarta.mail..", "org.eclipse.angus.."), Part.MAIL),
        COMMAND_LINE(Libraries.ReadsTheCommandLine.class, List.of("picocli.."), Part.SERVER),
        LOG_BACKEND(Libraries.ConfiguresLogging.class, List.of("ch.qos.logback.."), Part.SERVER),
        TEST_FRAMEWORK(Libraries.Asserts.class, List.of("org.junit..", "org.assertj.."), Part.TESTKIT);

        private final Class<?> offender;
        private final List<String> packages;
        private final List<Part> users;

        Library(Class<?> offender, List<String> packages, Part... users) {
            this.offender = offender;
            this.packages = packages;
            this.users = List.of(users);
        }

        List<Part> users() {
            return users;
        }

        List<String> packages() {
            return packages;
        }

        /** Whether a class of {@code user} depends on this library. */
        boolean isUsedBy(Part user, House house) {
            return house.dependOn(house.in(user), packages.toArray(String[]::new));
        }

        /** Whether a class of any user depends on this package of the library. */
        boolean isUsed(String libraryPackage, House house) {
            return house.dependOn(house.in(users.toArray(Part[]::new)), libraryPackage);
        }

        private ArchRule staysWhereItBelongs(House house) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(house.in(users.toArray(Part[]::new)))
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(packages.toArray(String[]::new));
        }
    }

    static final List<HouseRule> ALL = Stream.of(Library.values())
            .map(library -> rule(
                    "only %s knows %s".formatted(library.users, library.packages),
                    library::staysWhereItBelongs,
                    library.offender))
            .toList();

    private LibraryRules() {}
}
