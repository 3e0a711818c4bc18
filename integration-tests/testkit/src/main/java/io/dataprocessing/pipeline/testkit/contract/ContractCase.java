package io.dataprocessing.pipeline.testkit.contract;

import static java.util.Objects.requireNonNull;

import io.dataprocessing.pipeline.api.ProcessorFactory;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowType;
import io.dataprocessing.pipeline.testkit.Emitted;
import io.dataprocessing.pipeline.testkit.Rows;
import io.dataprocessing.pipeline.testkit.TestRecord;
import io.dataprocessing.pipeline.testkit.TestTable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A step, what happens to it, and what it should give.
 *
 * <pre>{@code
 * ContractCase.of("drops the second of a key", new DeduplicateFactory())
 *         .options("key-by: [sku]\nttl: 1h")
 *         .input("sku string, amount long")
 *         .record("2025-01-01T00:00:00Z", "a", 1)
 *         .record("2025-01-01T00:00:01Z", "a", 2)
 *         .gives("a", 1)
 * }</pre>
 */
public final class ContractCase {

    /** Something that happens to a step. */
    sealed interface Event {

        /** A record comes. */
        record Comes(int input, TestRecord record) implements Event {}

        /** A record comes that the step can't handle. */
        record Fails(int input, TestRecord record, String message) implements Event {}

        /** Event time moves. */
        record Watermark(Instant to) implements Event {}

        /** Processing time moves. */
        record Clock(Duration by) implements Event {}
    }

    /** A row that the step should give. */
    record Expected(String output, Row value) {}

    private final String name;
    private final ProcessorFactory<?> factory;
    private final List<Event> events = new ArrayList<>();
    private final List<Given> given = new ArrayList<>();
    private final Map<String, TestTable> tables = new HashMap<>();
    private String options = "";
    private RowType input = RowType.of();
    private Optional<RowType> second = Optional.empty();

    /** Values of a row whose type is known when the step was described. */
    private record Given(String output, Function<RowType, Object[]> values) {}

    private ContractCase(String name, ProcessorFactory<?> factory) {
        this.name = requireNonNull(name, "name");
        this.factory = requireNonNull(factory, "factory");
    }

    /** A case, named by what it shows. */
    public static ContractCase of(String name, ProcessorFactory<?> factory) {
        return new ContractCase(name, factory);
    }

    /** Sets the step's options, as they stand in a pipeline file below its name and type. */
    public ContractCase options(String options) {
        this.options = requireNonNull(options, "options");
        return this;
    }

    /** Sets the table that an option describes, whatever its words say. */
    public ContractCase table(String option, TestTable table) {
        tables.put(requireNonNull(option, "option"), requireNonNull(table, "table"));
        return this;
    }

    /** Sets the type of what comes in: {@code sku string, amount long?}. */
    public ContractCase input(String fields) {
        return input(Rows.type(fields));
    }

    /** Sets the type of what comes in. */
    public ContractCase input(RowType type) {
        this.input = requireNonNull(type, "type");
        return this;
    }

    /** Sets the type of what comes in at the second input, for steps that have two. */
    public ContractCase secondInput(String fields) {
        return secondInput(Rows.type(fields));
    }

    /** Sets the type of what comes in at the second input, for steps that have two. */
    public ContractCase secondInput(RowType type) {
        this.second = Optional.of(type);
        return this;
    }

    /**
     * Lets a record come.
     *
     * @param timestamp the event time, as ISO text
     * @param values as for {@link Rows#row}
     */
    public ContractCase record(String timestamp, Object... values) {
        return event(new Event.Comes(0, recordOf(input, timestamp, values)));
    }

    /** Lets a record come. */
    public ContractCase record(TestRecord record) {
        return event(new Event.Comes(0, record));
    }

    /** Lets a record come at the second input; as {@link #record(String, Object...)}. */
    public ContractCase second(String timestamp, Object... values) {
        return event(new Event.Comes(1, recordOf(secondType(), timestamp, values)));
    }

    /** Lets a record come at the second input. */
    public ContractCase second(TestRecord record) {
        return event(new Event.Comes(1, record));
    }

    /**
     * Lets a record come that the step can't handle: it must throw, and go on with the next. A step
     * that takes records in the order of event time throws when the watermark reaches the record.
     *
     * @param message a part of the exception's message
     * @param timestamp the event time, as ISO text
     */
    public ContractCase failing(String message, String timestamp, Object... values) {
        return event(
                new Event.Fails(
                        0, recordOf(input, timestamp, values), requireNonNull(message, "message")));
    }

    /**
     * Lets a record come at the second input that the step can't handle; as {@link #failing(String,
     * String, Object...)}.
     */
    public ContractCase failingSecond(String message, String timestamp, Object... values) {
        return event(
                new Event.Fails(
                        1,
                        recordOf(secondType(), timestamp, values),
                        requireNonNull(message, "message")));
    }

    private RowType secondType() {
        return second.orElseThrow(
                () -> new IllegalStateException("call secondInput(…) before records come there"));
    }

    private static TestRecord recordOf(RowType type, String timestamp, Object... values) {
        return TestRecord.of(Rows.row(type, values), Instant.parse(timestamp));
    }

    /** Moves event time, given as ISO text. */
    public ContractCase watermark(String to) {
        return event(new Event.Watermark(Instant.parse(to)));
    }

    /** Moves processing time. */
    public ContractCase clock(Duration by) {
        return event(new Event.Clock(by));
    }

    /** Expects a row at the main output, behind those expected before. */
    public ContractCase gives(Object... values) {
        return givesTo(Emitted.MAIN, values);
    }

    /** Expects a row at a side output, behind those expected before. */
    public ContractCase givesTo(String output, Object... values) {
        Object[] copy = values.clone();
        return givesTo(output, type -> copy);
    }

    ContractCase givesTo(String output, Function<RowType, Object[]> values) {
        given.add(new Given(requireNonNull(output, "output"), values));
        return this;
    }

    /**
     * Runs the case in the ways of {@link ProcessorContract}, for those who have no JUnit at hand;
     * in the loader that the factory is in.
     *
     * @throws AssertionError if one of them gives something else than is expected
     * @throws Exception whatever the step throws
     */
    public void verify() throws Exception {
        CaseRun run = new CaseRun(this);
        run.plain();
        run.restored();
        run.reopened();
        run.failed();
        run.combined();
        run.describedAlike();
    }

    private ContractCase event(Event event) {
        events.add(event);
        return this;
    }

    /** The factory of the step. */
    public ProcessorFactory<?> factory() {
        return factory;
    }

    /** What it shows. */
    public String name() {
        return name;
    }

    String options() {
        return options;
    }

    Map<String, TestTable> tables() {
        return tables;
    }

    /** The types of the inputs. */
    RowType[] inputs() {
        return second.isPresent() ? new RowType[] {input, second.get()} : new RowType[] {input};
    }

    List<Event> events() {
        return List.copyOf(events);
    }

    /** What the step should give, made of the types that its description declares. */
    List<Expected> expected(Function<String, RowType> typeOf) {
        return given.stream().map(row -> expected(row, typeOf.apply(row.output()))).toList();
    }

    private static Expected expected(Given row, RowType type) {
        return new Expected(row.output(), Rows.row(type, row.values().apply(type)));
    }

    @Override
    public String toString() {
        return name;
    }
}
