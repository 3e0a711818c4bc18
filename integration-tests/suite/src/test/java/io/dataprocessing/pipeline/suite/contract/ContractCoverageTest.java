package io.dataprocessing.pipeline.suite.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.format.Format;
import io.dataprocessing.pipeline.testkit.contract.ContractCase;
import io.dataprocessing.pipeline.testkit.contract.FormatContract;
import io.dataprocessing.pipeline.testkit.contract.ProcessorContract;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a pipeline file can name has passed the contract of its type. */
final class ContractCoverageTest {

    private static final JavaClasses TESTS =
            new ClassFileImporter().importPackages("io.dataprocessing.pipeline.suite.contract");

    @Test
    void everyProcessorHasAContractTest() {
        Set<String> tested =
                instances(ProcessorContract.class)
                        .flatMap(contract -> contract.cases().stream())
                        .map(ContractCase::factory)
                        .map(ProcessorFactory::type)
                        .collect(Collectors.toSet());
        assertThat(providers(ProcessorFactory.class).map(found -> found.type()))
                .isNotEmpty()
                .isSubsetOf(tested);
    }

    @Test
    void everyFormatHasAContractTest() {
        Set<String> tested =
                instances(FormatContract.class)
                        .map(contract -> ((FormatContract<?>) contract).format().name())
                        .collect(Collectors.toSet());
        assertThat(providers(Format.class).map(found -> found.name()))
                .isNotEmpty()
                .isSubsetOf(tested);
    }

    private static <T> Stream<T> providers(Class<T> type) {
        return ServiceLoader.load(type).stream().map(ServiceLoader.Provider::get);
    }

    private static <T> Stream<T> instances(Class<T> contract) {
        List<JavaClass> found =
                TESTS.stream()
                        .filter(test -> test.isAssignableTo(contract))
                        .filter(test -> !test.isEquivalentTo(contract))
                        .toList();
        assertThat(found).as("tests that extend %s", contract.getSimpleName()).isNotEmpty();
        return found.stream().map(test -> contract.cast(newInstance(test.reflect())));
    }

    private static Object newInstance(Class<?> test) {
        try {
            Constructor<?> constructor = test.getDeclaredConstructor();
            constructor.setAccessible(true);
            return constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no instance of " + test, e);
        }
    }
}
