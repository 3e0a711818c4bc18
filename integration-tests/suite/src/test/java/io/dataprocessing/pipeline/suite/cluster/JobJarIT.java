package io.dataprocessing.pipeline.suite.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.apache.flink.runtime.util.EnvironmentInformation;
import org.junit.jupiter.api.Test;

/** What is in the job JAR, and that nothing of it is in the lib folder of a cluster too. */
final class JobJarIT {

    private static final String VERSIONS = "META-INF/versions/";

    /** What flink-dist and the JARs beside it bundle, whether or not Maven Central has it. */
    private static final List<String> OF_A_DISTRIBUTION =
            List.of(
                    "akka.",
                    "com.esotericsoftware.",
                    "com.ibm.icu.",
                    "javassist.",
                    "javax.annotation.",
                    "net.jpountz.",
                    "one.profiler.",
                    "org.apache.commons.cli.",
                    "org.apache.commons.collections.",
                    "org.apache.commons.compress.",
                    "org.apache.commons.io.",
                    "org.apache.commons.lang3.",
                    "org.apache.commons.math3.",
                    "org.apache.commons.text.",
                    "org.apache.hadoop.",
                    "org.apache.log4j.",
                    "org.apache.logging.",
                    "org.apache.zookeeper.",
                    "org.forstdb.",
                    "org.objenesis.",
                    "org.rocksdb.",
                    "org.slf4j.",
                    "org.snakeyaml.engine.",
                    "org.xerial.snappy.",
                    "scala.");

    /** All of Flink's that is in no distribution. */
    private static final List<String> KAFKA_CONNECTOR =
            List.of(
                    "org.apache.flink.connector.kafka.",
                    "org.apache.flink.streaming.connectors.kafka.",
                    "org.apache.flink.streaming.util.serialization.JSONKeyValue");

    private static final Set<String> CLASSES = classes(JobJar.path());

    @Test
    void noClassIsInTheLibOfAClusterToo() {
        Map<String, String> both = new TreeMap<>();
        for (Path jar : FlinkHome.libJars()) {
            for (String name : classes(jar)) {
                if (CLASSES.contains(name)) {
                    both.put(name, jar.getFileName().toString());
                }
            }
        }

        assertThat(both).isEmpty();
    }

    @Test
    void noClassIsInAPackageThatADistributionBundles() {
        assertThat(CLASSES)
                .filteredOn(name -> OF_A_DISTRIBUTION.stream().anyMatch(name::startsWith))
                .isEmpty();
        assertThat(CLASSES)
                .filteredOn(name -> name.startsWith("org.apache.flink."))
                .filteredOn(name -> KAFKA_CONNECTOR.stream().noneMatch(name::startsWith))
                .isEmpty();
    }

    @Test
    void whatAClusterLacksIsThere() {
        assertThat(CLASSES)
                .contains(
                        "io.dataprocessing.pipeline.app.PipelineCli",
                        "io.dataprocessing.pipeline.api.Processor",
                        "org.apache.flink.connector.kafka.source.KafkaSource",
                        "org.apache.kafka.clients.producer.KafkaProducer",
                        "org.apache.avro.Schema",
                        "com.fasterxml.jackson.databind.ObjectMapper");
    }

    @Test
    void theLibIsThatOfTheFlinkThatThisIsBuiltWith() {
        assertThat(FlinkHome.libJars())
                .extracting(jar -> jar.getFileName().toString())
                .contains("flink-runtime-%s.jar".formatted(EnvironmentInformation.getVersion()))
                .noneMatch(name -> name.contains("pipeline"));
    }

    /** The names of the classes of a JAR, those for newer versions of Java where they count. */
    private static Set<String> classes(Path file) {
        try (JarFile jar = new JarFile(file.toFile());
                Stream<String> entries = jar.stream().map(entry -> entry.getName())) {
            boolean versions =
                    jar.getManifest() != null
                            && Boolean.parseBoolean(
                                    jar.getManifest()
                                            .getMainAttributes()
                                            .getValue(Attributes.Name.MULTI_RELEASE));
            Set<String> names = new TreeSet<>();
            for (String entry : entries.toList()) {
                if (entry.endsWith(".class") && !entry.endsWith("module-info.class")) {
                    boolean version = entry.startsWith(VERSIONS);
                    if (!version || versions) {
                        names.add(className(version ? withoutVersion(entry) : entry));
                    }
                }
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutVersion(String entry) {
        return entry.substring(entry.indexOf('/', VERSIONS.length()) + 1);
    }

    private static String className(String entry) {
        return entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    }
}
