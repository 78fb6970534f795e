package io.kinfold.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import java.time.InstantSource;
import java.util.Set;

/** The walls between the modules and packages, read from the compiled classes of all modules. */
@AnalyzeClasses(packages = "io.kinfold", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String COMMAND = "io.kinfold.command..";
    private static final String BENCHMARKS = "io.kinfold.benchmarks..";
    private static final String MATCHERS = "io.kinfold.matchers..";
    private static final String SEGMENTS = "io.kinfold.segments..";
    private static final String COLUMNS = "io.kinfold.segments.column..";
    private static final String TOPOLOGY = "io.kinfold.topology..";
    private static final String GRAPH = "io.kinfold.graph..";

    private static final DescribedPredicate<JavaClass> LIBRARY = resideInAnyPackage("io.kinfold..")
            .and(DescribedPredicate.not(resideInAnyPackage(COMMAND, BENCHMARKS)))
            .as("classes of the library");

    private static final Set<String> CLOCKS = Set.of(
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalDateTime",
            "java.time.LocalTime",
            "java.time.OffsetDateTime",
            "java.time.OffsetTime",
            "java.time.Year",
            "java.time.YearMonth",
            "java.time.MonthDay",
            "java.time.ZonedDateTime");

    @ArchTest
    static final ArchRule packages_dependingOnEachOther_formNoCycle =
            slices().matching("io.kinfold.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule core_knowsNoOtherModule = noClasses()
            .that(LIBRARY)
            .and()
            .resideOutsideOfPackages(MATCHERS, SEGMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(MATCHERS, SEGMENTS);

    @ArchTest
    static final ArchRule matchers_dependingOnSegments_isForbidden = noClasses()
            .that()
            .resideInAPackage(MATCHERS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SEGMENTS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule segments_dependingOnMatchers_isForbidden = noClasses()
            .that()
            .resideInAPackage(SEGMENTS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(MATCHERS)
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule command_isKnownToNobody = noClasses()
            .that()
            .resideOutsideOfPackage(COMMAND)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(COMMAND);

    @ArchTest
    static final ArchRule benchmarks_areKnownToNobody = noClasses()
            .that()
            .resideOutsideOfPackage(BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(BENCHMARKS);

    @ArchTest
    static final ArchRule topology_isUsedByGraphAndColumnsOnly = noClasses()
            .that()
            .resideOutsideOfPackages(TOPOLOGY, GRAPH, COLUMNS, BENCHMARKS)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(TOPOLOGY);

    @ArchTest
    static final ArchRule library_readsNoClock = noClasses()
            .that(LIBRARY)
            .should()
            .accessTargetWhere(describe("a clock is read", ArchitectureTest::readsClock))
            .because("time is injected as an " + InstantSource.class.getSimpleName());

    @ArchTest
    static final ArchRule library_writesToNoStandardStream =
            noClasses().that(LIBRARY).should(ACCESS_STANDARD_STREAMS);

    /** {@code now(clock)} reads what was injected; every other {@code now} reads the machine. */
    private static boolean readsClock(JavaAccess<?> access) {
        String owner = access.getTargetOwner().getName();
        String name = access.getName();
        if (CLOCKS.contains(owner) && name.equals("now")) {
            return !access.getTarget().getFullName().endsWith("(java.time.Clock)");
        }
        return (owner.equals("java.lang.System") && name.equals("currentTimeMillis"))
                || (owner.equals("java.util.Date")
                        && access.getTarget().getFullName().endsWith("<init>()"))
                || (owner.equals("java.time.Clock")
                        && (name.startsWith("system") || name.startsWith("tick")));
    }
}
