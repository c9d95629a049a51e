package org.portcullis.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.portcullis.architecture.HouseRule.rule;
import static org.portcullis.architecture.HouseRule.should;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.portcullis.architecture.planted.core.license.Misnamed;
import org.portcullis.architecture.planted.core.license.Offenders;

/** What types look like and how they are called. */
final class ShapeRules {

    private static final DescribedPredicate<JavaClass> DATA_OR_INTERFACE =
            describe("interfaces, records or enums", type -> type.isInterface() || type.isRecord() || type.isEnum());

    static final List<HouseRule> ALL = List.of(
            rule(
                    "the core is data, interfaces and final classes",
                    ShapeRules::coreIsClosed,
                    Offenders.OpenToHeirs.class),
            rule(
                    "no record of the core has a component that may be null",
                    ShapeRules::noComponentMayBeNull,
                    Offenders.HasANullableComponent.class),
            rule(
                    "ports are interfaces, data or exceptions",
                    ShapeRules::portsAreInterfacesOrData,
                    org.portcullis.architecture.planted.ports.in.Offenders.DoesTheWork.class,
                    org.portcullis.architecture.planted.ports.out.Offenders.DoesTheWork.class),
            rule(
                    "names say what a type is",
                    ShapeRules::namesSayWhat,
                    Misnamed.LicenseImpl.class,
                    Misnamed.KeyUtil.class,
                    Misnamed.KeyUtils.class,
                    Misnamed.LicenseHelper.class,
                    Misnamed.SeatManager.class,
                    Misnamed.AbstractLicense.class,
                    Misnamed.BaseLicense.class,
                    Misnamed.CommonLicense.class,
                    Misnamed.ILicense.class),
            rule(
                    "names don't repeat what the package says",
                    ShapeRules::namesDoNotRepeatThePackage,
                    Misnamed.LicensePort.class,
                    Misnamed.ValidateLicenseUseCase.class,
                    Misnamed.LicenseAdapter.class,
                    Misnamed.LicenseDTO.class,
                    Misnamed.LicenseEntity.class),
            rule(
                    "every package is null-marked",
                    ShapeRules::packagesAreNullMarked,
                    org.portcullis.architecture.planted.elsewhere.Offenders.class));

    private ShapeRules() {}

    private static ArchRule coreIsClosed(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.in(Part.CORE))
                .and()
                .areNotAnonymousClasses()
                .and(DescribedPredicate.not(DATA_OR_INTERFACE))
                .should()
                .haveModifier(FINAL);
    }

    /** A record pattern takes a component out without asking whether it may be null, and NullAway can't see it. */
    private static ArchRule noComponentMayBeNull(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.in(Part.CORE))
                .and()
                .areRecords()
                .should(should(
                        "have no @Nullable component",
                        record -> Stream.of(record.reflect().getRecordComponents())
                                .noneMatch(component ->
                                        component.getAnnotatedType().isAnnotationPresent(Nullable.class))));
    }

    private static ArchRule portsAreInterfacesOrData(House house) {
        return classes()
                .that()
                .resideInAnyPackage(house.in(Part.PORTS))
                .should(ArchCondition.from(DATA_OR_INTERFACE.or(assignableTo(Throwable.class))));
    }

    private static ArchRule namesSayWhat(House house) {
        return noClasses()
                .should(haveSimpleNameMatching(
                        "I[A-Z][a-z].*|(.*[a-z0-9])?(Impl|Utils?|Helper|Manager|Abstract|Base|Common)([A-Z].*)?"))
                .because("such a name fits anything, so it tells nothing");
    }

    private static ArchRule namesDoNotRepeatThePackage(House house) {
        return noClasses().should(haveSimpleNameMatching(".*[a-z0-9](Port|UseCase|Adapter|D[Tt][Oo]|Entity)"));
    }

    private static ArchCondition<JavaClass> haveSimpleNameMatching(String pattern) {
        return ArchCondition.from(describe(
                "have a name like " + pattern, type -> type.getSimpleName().matches(pattern)));
    }

    private static ArchRule packagesAreNullMarked(House house) {
        return classes()
                .should(should(
                        "be in a package whose package-info says @NullMarked",
                        type -> type.getPackage().isAnnotatedWith(NullMarked.class)));
    }
}
