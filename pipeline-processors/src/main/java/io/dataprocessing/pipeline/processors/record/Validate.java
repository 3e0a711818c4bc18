package io.dataprocessing.pipeline.processors.record;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Metrics;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.ProcessorContext;
import io.dataprocessing.pipeline.api.SideOutput;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.expression.EvaluationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks rows against rules; the invalid ones fail, leave sideways, are dropped or go on. */
final class Validate implements Processor<Row, Row> {

    private final List<Rule> rules;
    private final boolean collectAll;
    private final ValidateOptions.Invalid invalid;
    private final RowMapping tagged;
    private final Optional<SideOutput<Row>> invalidOutput;
    private final List<Metrics.Counter> counters = new ArrayList<>();
    private Optional<Output<Row>> sideways = Optional.empty();

    /**
     * A validation.
     *
     * @param tagged the input's fields, taken over, and the list of violations
     */
    Validate(
            List<Rule> rules,
            boolean collectAll,
            ValidateOptions.Invalid invalid,
            RowMapping tagged,
            Optional<SideOutput<Row>> invalidOutput) {
        this.rules = rules;
        this.collectAll = collectAll;
        this.invalid = invalid;
        this.tagged = tagged;
        this.invalidOutput = invalidOutput;
    }

    @Override
    public void open(ProcessorContext context) {
        Map<String, Metrics.Counter> byName = new HashMap<>();
        for (Rule rule : rules) {
            counters.add(
                    byName.computeIfAbsent(
                            rule.name(), name -> context.metrics().counter("violations." + name)));
        }
        sideways = invalidOutput.map(context::sideOutput);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row row = input.value();
        List<Rule> broken = broken(row);
        boolean valid = broken.stream().allMatch(Rule::warning);
        switch (invalid) {
            case TAG -> output.emit(tag(row, broken));
            case ERROR -> {
                if (!valid) {
                    throw new EvaluationException(
                            "the record is invalid: " + String.join("; ", messages(broken)));
                }
                output.emit(row);
            }
            case OUTPUT -> {
                if (valid) {
                    output.emit(row);
                } else {
                    sideways.orElseThrow().emit(tag(row, broken));
                }
            }
            case DROP -> {
                if (valid) {
                    output.emit(row);
                }
            }
        }
    }

    /** Warnings never end the search: behind them there may be an error. */
    private List<Rule> broken(Row row) {
        List<Rule> broken = List.of();
        for (int i = 0; i < rules.size(); i++) {
            if (Boolean.FALSE.equals(rules.get(i).check().evaluate(row))) {
                counters.get(i).increment();
                broken = broken.isEmpty() ? new ArrayList<>() : broken;
                broken.add(rules.get(i));
                if (!collectAll && !rules.get(i).warning()) {
                    return broken;
                }
            }
        }
        return broken;
    }

    private static List<String> messages(List<Rule> broken) {
        return broken.stream().map(Rule::message).distinct().toList();
    }

    private Row tag(Row row, List<Rule> broken) {
        return tagged.apply(row, messages(broken));
    }
}
