package org.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.portcullis.architecture.HouseRule.rule;
import static org.portcullis.architecture.HouseRule.should;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.portcullis.architecture.planted.http.lopsided.LopsidedDialect;
import org.portcullis.architecture.planted.http.lopsided.LopsidedMessages;
import org.portcullis.architecture.planted.http.lopsided.SecondDialect;

/** One inner shape for all dialects, every sub-package of HTTP but the seam: whoever has read one knows the others. */
final class DialectRules {

    static final List<HouseRule> ALL = List.of(
            rule(
                    "a dialect has one route table, one reader of callers and one teller of errors",
                    DialectRules::oneOfEach,
                    LopsidedDialect.class,
                    SecondDialect.class),
            rule(
                    "of a dialect only the route table is public",
                    DialectRules::onlyRouteTablesArePublic,
                    LopsidedMessages.class),
            rule(
                    "only messages say what they look like as JSON",
                    DialectRules::onlyMessagesAreAnnotated,
                    org.portcullis.architecture.planted.http.first.Offenders.LooksLikeJson.class,
                    org.portcullis.architecture.planted.core.license.Offenders.LooksLikeJson.class));

    private DialectRules() {}

    private static ArchRule oneOfEach(House house) {
        return classes()
                .that(areInADialectOf(house))
                .should(haveOneInTheirPackageNamed("Dialect"))
                .andShould(haveOneInTheirPackageNamed("Access"))
                .andShould(haveOneInTheirPackageNamed("Errors"));
    }

    private static ArchCondition<JavaClass> haveOneInTheirPackageNamed(String ending) {
        return should(
                "have exactly one *" + ending + " in its package",
                type -> type.getPackage().getClasses().stream()
                                .filter(JavaClass::isTopLevelClass)
                                .filter(simpleNameEndingWith(ending))
                                .count()
                        == 1);
    }

    private static ArchRule onlyRouteTablesArePublic(House house) {
        return classes()
                .that(areInADialectOf(house))
                .and()
                .areTopLevelClasses()
                .and(DescribedPredicate.not(simpleNameEndingWith("Dialect")))
                .should()
                .notBePublic();
    }

    private static DescribedPredicate<JavaClass> areInADialectOf(House house) {
        return resideInAnyPackage(house.in(Part.DIALECTS))
                .and(DescribedPredicate.not(resideInAnyPackage(house.in(Part.DIALECT_SEAM))))
                .as("are in a dialect");
    }

    private static ArchRule onlyMessagesAreAnnotated(House house) {
        DescribedPredicate<JavaClass> messages = resideInAnyPackage(house.in(Part.HTTP))
                .and(belongTo(simpleNameEndingWith("Messages")))
                .as("HTTP's messages");
        return noClasses()
                .that(DescribedPredicate.not(messages))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.fasterxml.jackson.annotation..", "tools.jackson.databind.annotation..");
    }
}
