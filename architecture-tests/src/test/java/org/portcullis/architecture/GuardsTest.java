package org.portcullis.architecture;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.common.collect.Sets;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.portcullis.architecture.LibraryRules.Library;

/** The rules are alive: they look at something, and they catch what breaks them. */
class GuardsTest {

    static final List<HouseRule> RULES = HouseRules.ALL;

    static Stream<Arguments> offenders() {
        return RULES.stream().flatMap(rule -> rule.offenders().stream().map(offender -> arguments(rule, offender)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("offenders")
    void everyOffenderIsCaught(HouseRule rule, Class<?> offender) {
        List<String> violations = rule.violationsIn(House.PLANTED);

        assertThat(HouseRule.blame(violations, offender.getName()))
                .as("%s is among %s", offender, violations)
                .isTrue();
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void everyRuleHasAnOffender(HouseRule rule) {
        assertThat(rule.offenders()).isNotEmpty();
    }

    @Test
    void noTwoRulesHaveTheSameName() {
        assertThat(RULES).extracting(HouseRule::name).doesNotHaveDuplicates();
    }

    @Test
    void everyNestedClassInThePlantedHouseIsAnOffender() {
        assertThat(House.PLANTED.classes().stream().filter(Predicates.NESTED_CLASSES))
                .extracting(JavaClass::getName)
                .isSubsetOf(namesOfOffenders());
    }

    @ParameterizedTest(name = "{0}")
    @FieldSource("RULES")
    void whoDoesNoWrongIsNotBlamed(HouseRule rule) {
        List<String> violations = rule.violationsIn(House.PLANTED);

        assertThat(innocents()).isNotEmpty().noneMatch(innocent -> HouseRule.blame(violations, innocent));
    }

    /** Planted classes that are there to be known by offenders, and not those that are only a shell around them. */
    private static List<String> innocents() {
        Set<String> offenders = namesOfOffenders();
        return House.PLANTED.classes().stream()
                .map(JavaClass::getName)
                .filter(name -> !name.endsWith("package-info") && !offenders.contains(name))
                .filter(name -> offenders.stream().noneMatch(offender -> offender.startsWith(name + "$")))
                .toList();
    }

    private static Set<String> namesOfOffenders() {
        return RULES.stream()
                .flatMap(rule -> rule.offenders().stream())
                .map(Class::getName)
                .collect(toSet());
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void everyPackageThatRulesNameHasClasses(Part part) {
        assertThat(House.PORTCULLIS.in(part)).allMatch(House.PORTCULLIS::hasClassesIn);
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    void everyLibraryThatRulesNameIsUsedWhereItMayBe(Library library) {
        assertThat(library.users()).allMatch(user -> library.isUsedBy(user, House.PORTCULLIS));
        assertThat(library.packages()).allMatch(name -> library.isUsed(name, House.PORTCULLIS));
    }

    @Test
    void everyPortThatIsAnExceptionIsThere() {
        assertThat(Sets.union(DrivenPortRules.ELSEWHERE.keySet(), DrivenPortRules.WITHOUT_CONTRACT))
                .allSatisfy(port -> assertThat(
                                House.PORTCULLIS.classes().contain(House.PORTCULLIS.base() + ".ports.out." + port))
                        .as(port)
                        .isTrue());
    }

    @Test
    void testsOfThisModuleAreNotTakenForPortcullis() {
        assertThat(House.PORTCULLIS.classes())
                .extracting(JavaClass::getPackageName)
                .noneMatch(name -> name.startsWith("org.portcullis.architecture"));
    }
}
