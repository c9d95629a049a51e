package org.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static java.util.Map.entry;
import static org.portcullis.architecture.HouseRule.rule;
import static org.portcullis.architecture.HouseRule.should;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.portcullis.architecture.planted.ports.out.KeySource;
import org.portcullis.architecture.planted.ports.out.Unkept;

/** Every driven port is implemented, and what it promises is tested, wherever it is implemented. */
final class DrivenPortRules {

    /** Driven ports that not both persistence adapters have a class for, and the part that has. */
    static final Map<String, Part> ELSEWHERE = Map.ofEntries(
            // Chance: there is one way to make them.
            entry("Identifiers", Part.SERVER),
            entry("KeySource", Part.SERVER),
            // Files beside the process, for when there is no store to write to.
            entry("UnwrittenValidations", Part.SERVER),
            // Memory is always in reach, and says so with a constant.
            entry("StoreHealth", Part.JDBI),
            // Memory belongs to one process: there are no others to hear of.
            entry("RemoteChanges", Part.JDBI),
            // Called by the stores, and not one of them.
            entry("CommitListener", Part.CACHE),
            // Counts of one node, in its memory.
            entry("RateLimits", Part.CACHE),
            // Credentials: one way to make and check each.
            entry("Passwords", Part.ACCESS),
            entry("Seals", Part.ACCESS),
            entry("OneTimeCodes", Part.ACCESS),
            entry("QrCodes", Part.ACCESS),
            entry("SignedTokens", Part.ACCESS),
            entry("SigningKeySource", Part.ACCESS),
            entry("SecretSource", Part.ACCESS),
            // There is one way to hand letters in.
            entry("Mail", Part.MAIL),
            // Of others' servers there is one that is asked.
            entry("DiscordIdentities", Part.ACCESS),
            // Opened by the application from what a store keeps; remembered here.
            entry("SigningKeys", Part.CACHE));

    /** Driven ports whose promises are tested otherwise. */
    static final Set<String> WITHOUT_CONTRACT = Set.of(
            // A handful of stores, each of which has its own.
            "Stores",
            // What is random can't be asked of every implementation alike; the tests of the one there is are beside it.
            "Identifiers",
            "KeySource",
            "SecretSource",
            "SigningKeySource",
            // Its promises are in the contract of the tokens.
            "TokenHolders",
            // The same of the sessions.
            "SessionHolders",
            // What comes of a letter only a mail server can tell; the tests against one are beside the adapter.
            "Mail",
            // Only who can read a picture can tell whether it is right.
            "QrCodes",
            // Whether Discord is asked rightly only who stands in its place can tell; the tests are beside the one
            // there is.
            "DiscordIdentities",
            // What is in the contract of the sealed ones, opened.
            "SigningKeys",
            // What it is told is in the contracts of those that tell it.
            "CommitListener",
            // Only a database that several processes share has something to promise; the tests are beside it.
            "RemoteChanges");

    static final List<HouseRule> ALL = List.of(
            rule("every driven port has a contract", DrivenPortRules::portsHaveContracts, Unkept.class),
            rule(
                    "every store is kept in memory and in the database",
                    DrivenPortRules::storesAreKeptTwice,
                    Unkept.class),
            rule(
                    "every other driven port is implemented where it belongs",
                    DrivenPortRules::othersAreImplemented,
                    KeySource.class));

    private DrivenPortRules() {}

    private static ArchRule portsHaveContracts(House house) {
        return classes()
                .that(areDrivenPortsOf(house))
                .and(describe("can be tested alike", port -> !WITHOUT_CONTRACT.contains(port.getSimpleName())))
                .should(should(
                        "have a contract in the testkit",
                        port -> house.classes().stream()
                                .filter(resideInAnyPackage(house.in(Part.TESTKIT)))
                                .anyMatch(contract ->
                                        contract.getSimpleName().equals(port.getSimpleName() + "Contract"))));
    }

    private static ArchRule storesAreKeptTwice(House house) {
        return classes()
                .that(areDrivenPortsOf(house))
                .and(DescribedPredicate.not(areElsewhere()))
                .should(beImplementedIn(house, Part.MEMORY))
                .andShould(beImplementedIn(house, Part.JDBI));
    }

    private static ArchRule othersAreImplemented(House house) {
        return classes()
                .that(areDrivenPortsOf(house))
                .and(areElsewhere())
                .should(should(
                        "be implemented where it belongs",
                        port -> isImplementedIn(house, ELSEWHERE.get(port.getSimpleName()), port)));
    }

    /** Sealed ones are data: what a store has to tell. */
    private static DescribedPredicate<JavaClass> areDrivenPortsOf(House house) {
        return resideInAnyPackage(house.in(Part.DRIVEN_PORTS))
                .and(describe(
                        "are driven ports",
                        type -> type.isInterface()
                                && type.isTopLevelClass()
                                && !type.isSealed()
                                && !type.getSimpleName().equals("package-info")));
    }

    private static DescribedPredicate<JavaClass> areElsewhere() {
        return describe("are elsewhere", port -> ELSEWHERE.containsKey(port.getSimpleName()));
    }

    private static ArchCondition<JavaClass> beImplementedIn(House house, Part part) {
        return should("be implemented in " + part, port -> isImplementedIn(house, part, port));
    }

    private static boolean isImplementedIn(House house, Part part, JavaClass port) {
        return port.getAllSubclasses().stream().anyMatch(resideInAnyPackage(house.in(part)));
    }
}
