package org.portcullis.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING;
import static com.tngtech.archunit.library.GeneralCodingRules.OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED;
import static org.portcullis.architecture.HouseRule.rule;

import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import org.portcullis.architecture.planted.core.license.Offenders;

/** Habits that ArchUnit knows. */
final class CodingRules {

    static final List<HouseRule> ALL = List.of(
            rule("only the command line prints", CodingRules::onlyTheCommandLinePrints, Offenders.Prints.class),
            rule(
                    "exceptions say what happened",
                    house -> NO_CLASSES_SHOULD_THROW_GENERIC_EXCEPTIONS,
                    Offenders.ThrowsAnything.class),
            rule("logging is SLF4J", house -> NO_CLASSES_SHOULD_USE_JAVA_UTIL_LOGGING, Offenders.LogsElsewhere.class),
            rule(
                    "dates are those of java.time",
                    house -> OLD_DATE_AND_TIME_CLASSES_SHOULD_NOT_BE_USED,
                    Offenders.HasAnOldDate.class));

    private CodingRules() {}

    /** The one line that tells where the server listens is printed, too. */
    private static ArchRule onlyTheCommandLinePrints(House house) {
        return noClasses().that().resideOutsideOfPackages(house.in(Part.SERVER)).should(ACCESS_STANDARD_STREAMS);
    }
}
