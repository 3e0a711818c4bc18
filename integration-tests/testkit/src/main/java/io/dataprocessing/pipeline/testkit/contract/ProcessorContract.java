package io.dataprocessing.pipeline.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.option.Description;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every processor has to pass, given as cases. Each case is run as it is; restored between any
 * two events; opened again after it was closed; with an exception of a later step at each emission
 * followed by a recovery; and with the processor's classes in a class loader of their own.
 *
 * <pre>{@code
 * final class DeduplicateContractTest extends ProcessorContract {
 *     @Override
 *     public List<ContractCase> cases() {
 *         return List.of(ContractCase.of("drops the second of a key", new DeduplicateFactory())…);
 *     }
 * }
 * }</pre>
 */
public abstract class ProcessorContract {

    /** For subclasses. */
    protected ProcessorContract() {}

    /** The cases, at least one, each with a new factory. */
    public abstract List<ContractCase> cases();

    /** One container of tests for each case. */
    @TestFactory
    final Stream<DynamicNode> contract() {
        List<ContractCase> cases = cases();
        assertThat(cases).as("cases").isNotEmpty();
        return cases.stream().map(ProcessorContract::testsOf);
    }

    private static DynamicNode testsOf(ContractCase contractCase) {
        return DynamicContainer.dynamicContainer(
                contractCase.name(),
                Stream.of(
                        test("gives what is expected", contractCase, CaseRun::plain),
                        test("is restored between any two events", contractCase, CaseRun::restored),
                        test(
                                "is opened again after it was closed",
                                contractCase,
                                CaseRun::reopened),
                        test("recovers from a failure behind it", contractCase, CaseRun::failed),
                        test("runs in a class loader of its own", contractCase, CaseRun::isolated),
                        test("combines partial results", contractCase, CaseRun::combined),
                        test("describes itself twice alike", contractCase, CaseRun::describedAlike),
                        DynamicTest.dynamicTest(
                                "is found and documented",
                                () -> verifyFactory(contractCase.factory()))));
    }

    private static DynamicTest test(
            String name, ContractCase contractCase, ThrowingConsumer check) {
        return DynamicTest.dynamicTest(name, () -> check.accept(new CaseRun(contractCase)));
    }

    private static void verifyFactory(ProcessorFactory<?> factory) {
        assertThat(factory.type()).as("type").matches("[a-z][a-z0-9-]*");
        assertThat(factory.description()).as("description").matches("(?s).{10,}[.]");
        assertThat(ServiceLoader.load(ProcessorFactory.class, factory.getClass().getClassLoader()))
                .as("lines in META-INF/services/%s", ProcessorFactory.class.getName())
                .anyMatch(found -> found.getClass() == factory.getClass());
        verifyDocumented(factory.optionsType());
    }

    private static void verifyDocumented(Class<? extends Record> options) {
        for (RecordComponent component : options.getRecordComponents()) {
            assertThat(component.getAnnotation(Description.class))
                    .as(
                            "@Description of option %s.%s",
                            options.getSimpleName(), component.getName())
                    .isNotNull()
                    .satisfies(found -> assertThat(found.value()).endsWith("."));
        }
    }

    /** A check that may throw. */
    private interface ThrowingConsumer {
        void accept(CaseRun run) throws Exception;
    }
}
