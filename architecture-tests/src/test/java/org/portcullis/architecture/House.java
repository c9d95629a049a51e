package org.portcullis.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A tree of packages that is built like Portcullis: the real one, or the planted one, whose classes break the rules.
 *
 * @param base the package that the parts are in
 */
record House(String base) {

    static final House PORTCULLIS = new House("org.portcullis");
    static final House PLANTED = new House("org.portcullis.architecture.planted");

    // Reading the class files takes longer than all rules together.
    private static final Map<House, JavaClasses> IMPORTED = new ConcurrentHashMap<>();

    /** The package identifiers of these parts in this house. */
    String[] in(Part... parts) {
        return Stream.of(parts)
                .flatMap(part -> part.packages().stream())
                .map(name -> base + "." + name)
                .toArray(String[]::new);
    }

    /** A slice for each sub-package of a part, for ArchUnit's slices. */
    String slicesOf(Part part) {
        return in(part)[0].replace("..", ".(*)..");
    }

    /** The classes of the house. Tests of the modules are not on the class path, and those of this one are left out. */
    JavaClasses classes() {
        return IMPORTED.computeIfAbsent(this, House::read);
    }

    /** Whether there is more in these packages than their description. */
    boolean hasClassesIn(String packageIdentifier) {
        return classes().stream()
                .filter(resideInAPackage(packageIdentifier))
                .anyMatch(type -> !type.getSimpleName().equals("package-info"));
    }

    /** Whether a class in one of {@code users} depends on a class in one of {@code packages}. */
    boolean dependOn(String[] users, String... packages) {
        return classes().stream()
                .filter(resideInAnyPackage(users))
                .flatMap(user -> user.getDirectDependenciesFromSelf().stream())
                .anyMatch(dependency -> resideInAnyPackage(packages).test(dependency.getTargetClass()));
    }

    private static JavaClasses read(House house) {
        ClassFileImporter importer = new ClassFileImporter();
        return house.equals(PLANTED)
                ? importer.importPackages(house.base)
                : importer.withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages(house.base);
    }
}
