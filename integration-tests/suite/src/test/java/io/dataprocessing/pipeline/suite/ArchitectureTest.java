package io.dataprocessing.pipeline.suite;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The rules about who may see whom, over the classes of every module. */
class ArchitectureTest {
    private static final String ROOT = "io.dataprocessing.pipeline";

    /**
     * Internal, and yet a parameter of public interfaces: of the one that every Kafka sink
     * implements, of the one that every operator implements (two of them); and of the type of the
     * public class that every Kafka source is. The last is where a stream has its uid, and the only
     * way to give those of a query names that stay. And what runs functions: only an operator can
     * make its task fail from another thread, and Flink offers no public one with a function.
     */
    private static final Set<String> IN_A_PUBLIC_SIGNATURE =
            Set.of(
                    "org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema$KafkaSinkContext",
                    "org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit",
                    "org.apache.flink.streaming.runtime.streamrecord.StreamRecord",
                    "org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus",
                    "org.apache.flink.api.dag.Transformation",
                    "org.apache.flink.streaming.api.operators.ProcessOperator",
                    "org.apache.flink.streaming.api.operators.KeyedProcessOperator",
                    "org.apache.flink.streaming.api.operators.co.CoProcessOperator",
                    "org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator");

    private static final String[] JDK = {"java..", "javax.."};

    private static final JavaClasses OURS =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .importPackages(ROOT);

    @Test
    void apiSeesNothingButTheJdkAndSlf4j() {
        classes()
                .that()
                .resideInAPackage(ROOT + ".api..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(with(JDK, ROOT + ".api..", "org.slf4j.."))
                .check(OURS);
    }

    @Test
    void modulesDependInOneDirectionOnly() {
        noClassIn("core").mayDependOn("connectors", "processors", "app", "testkit");
        noClassIn("connectors").mayDependOn("processors", "app", "testkit");
        noClassIn("processors").mayDependOn("connectors", "app", "testkit");
        noClassIn("app").mayDependOn("testkit");
        noClassIn("testkit").mayDependOn("connectors", "processors", "app");
    }

    @Test
    void coreSeesNoKafka() {
        noClasses()
                .that()
                .resideInAPackage(ROOT + ".core..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "org.apache.flink.connector.kafka..")
                .check(OURS);
    }

    @Test
    void configAndPlanSeeNoFlink() {
        noClasses()
                .that()
                .resideInAnyPackage(ROOT + ".core.config..", ROOT + ".core.plan..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.flink..")
                .check(OURS);
    }

    @Test
    void runtimeSeesNoStageThatDecides() {
        noClassIn("core.runtime").mayDependOn("core.config", "core.plan", "core.graph");
    }

    @Test
    void guiceIsSeenInTheAppOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ROOT + ".app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.google.inject..", "jakarta.inject..", "javax.inject..")
                .check(OURS);
    }

    @Test
    void noPackageIsInACycle() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(OURS);
    }

    @Test
    void nothingInternalOfFlinkIsUsed() {
        noClasses().should().dependOnClassesThat(areInternalToFlink()).check(OURS);
    }

    @Test
    void junit4IsNotUsed() {
        noClasses()
                .should()
                .dependOnClassesThat(
                        resideInAPackage("org.junit")
                                .or(resideInAPackage("org.junit.rules.."))
                                .or(resideInAPackage("org.junit.runner.."))
                                .or(resideInAPackage("junit..")))
                .check(new ClassFileImporter().importPackages(ROOT));
    }

    private static DescribedPredicate<JavaClass> areInternalToFlink() {
        return DescribedPredicate.describe(
                "are annotated @Internal by Flink",
                type ->
                        type.getPackageName().startsWith("org.apache.flink")
                                && !IN_A_PUBLIC_SIGNATURE.contains(type.getName())
                                && isInternal(type.getBaseComponentType()));
    }

    private static boolean isInternal(JavaClass type) {
        return type.isAnnotatedWith("org.apache.flink.annotation.Internal")
                || type.getEnclosingClass().map(ArchitectureTest::isInternal).orElse(false);
    }

    private static String[] with(String[] packages, String... more) {
        String[] all = Arrays.copyOf(packages, packages.length + more.length);
        System.arraycopy(more, 0, all, packages.length, more.length);
        return all;
    }

    private static Direction noClassIn(String from) {
        return new Direction(from);
    }

    /** A package of ours, and the ones that it must not see. */
    private record Direction(String from) {
        void mayDependOn(String... packages) {
            String[] forbidden = new String[packages.length];
            for (int i = 0; i < packages.length; i++) {
                forbidden[i] = ROOT + "." + packages[i] + "..";
            }
            noClasses()
                    .that()
                    .resideInAPackage(ROOT + "." + from + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .check(OURS);
        }
    }
}
