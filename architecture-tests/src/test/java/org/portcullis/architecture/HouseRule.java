package org.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A rule about classes that holds in any house, and the planted classes that break it.
 *
 * @param name what the rule says, as a sentence
 * @param offenders each must be reported when the rule is checked on the planted house
 */
record HouseRule(String name, Function<House, ArchRule> rule, List<Class<?>> offenders) {

    HouseRule {
        offenders = List.copyOf(offenders);
    }

    static HouseRule rule(String name, Function<House, ArchRule> rule, Class<?>... offenders) {
        return new HouseRule(name, rule, List.of(offenders));
    }

    /** The violations of this rule in {@code house}, in ArchUnit's words. */
    List<String> violationsIn(House house) {
        return rule.apply(house).evaluate(house.classes()).getFailureReport().getDetails();
    }

    /** Whether one of the violations is this very class's. What a line names first is who did it. */
    static boolean blame(List<String> violations, String className) {
        Pattern name = Pattern.compile("(?m)^[^<]*<" + Pattern.quote(className) + "[.>]");
        return violations.stream().anyMatch(violation -> name.matcher(violation).find());
    }

    /** A condition that says of each class that breaks it what the class should be or do. */
    static ArchCondition<JavaClass> should(String description, Predicate<JavaClass> holds) {
        return ArchCondition.from(describe(description, holds))
                .describeEventsBy((condition, satisfied) -> (satisfied ? "does " : "should ") + condition);
    }

    @Override
    public String toString() {
        return name;
    }
}
