package org.saddlescope;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Imports go one way: a package may use those of earlier tiers, and never one of its own tier or a later one. */
class ArchitectureTest {
    private static final List<List<String>> TIERS = List.of(
            List.of("schema"),
            List.of("engine"),
            List.of("data", "model", "spectra"),
            List.of("optim", "landscape"),
            List.of("conditions", "paths"),
            List.of("experiment"),
            List.of("figures", "bench"),
            List.of("cli", "ui"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.saddlescope");

    @Test
    void importsGoOneWay() {
        List<String> forbidden = new ArrayList<>();
        for (List<String> tier : TIERS.reversed()) {
            for (String name : tier) {
                List<String> others = new ArrayList<>(forbidden);
                tier.stream().filter(other -> !other.equals(name)).map(ArchitectureTest::pattern).forEach(others::add);
                if (!others.isEmpty()) {
                    noClasses().that().resideInAPackage(pattern(name))
                            .should().dependOnClassesThat().resideInAnyPackage(others.toArray(String[]::new))
                            .allowEmptyShould(true).check(CLASSES);
                }
            }
            tier.stream().map(ArchitectureTest::pattern).forEach(forbidden::add);
        }
    }

    @Test
    void everyPackageHasATier() {
        List<String> known = TIERS.stream().flatMap(List::stream).map(ArchitectureTest::pattern).toList();
        List<String> all = new ArrayList<>(known);
        all.add("org.saddlescope");
        noClasses().should().resideOutsideOfPackages(all.toArray(String[]::new)).check(CLASSES);
    }

    @Test
    void packagesHaveNoCycles() {
        slices().matching("org.saddlescope.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePartsOfTheWindowHaveNoCycles() {
        slices().matching("org.saddlescope.ui.(*)..").should().beFreeOfCycles().check(CLASSES);
    }

    @Test
    void thePartsOfTheWindowDoNotKnowTheWindow() {
        noClasses().that().resideInAPackage("org.saddlescope.ui.*..")
                .should().dependOnClassesThat().resideInAPackage("org.saddlescope.ui").check(CLASSES);
    }

    @Test
    void javaFxIsUsedInUiOnly() {
        noClasses().that().resideOutsideOfPackage(pattern("ui"))
                .should().dependOnClassesThat().resideInAnyPackage("javafx..").check(CLASSES);
    }

    @Test
    void nd4jStaysInTheComputation() {
        noClasses().that().resideInAnyPackage(pattern("figures"), pattern("cli"), pattern("ui"), pattern("experiment"))
                .should().dependOnClassesThat().resideInAnyPackage("org.nd4j..", "org.bytedeco..").check(CLASSES);
    }

    @Test
    void theConsoleBelongsToTheCommandLine() {
        noClasses().that().resideOutsideOfPackages(pattern("cli"), "org.saddlescope")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err").check(CLASSES);
    }

    @Test
    void oneClassHandsWorkToTheJavaFxThread() {
        noClasses().that().haveNameNotMatching("org\\.saddlescope\\.ui\\.base\\.FxThread(\\$.*)?")
                .should().callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable").check(CLASSES);
    }

    private static String pattern(String name) {
        return "org.saddlescope." + name + "..";
    }
}
