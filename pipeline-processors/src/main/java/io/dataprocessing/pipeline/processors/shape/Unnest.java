package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a row of each element of a list. */
final class Unnest implements Processor<Row, Row> {

    /** One element that is null, for a record that is kept without any. */
    private static final List<?> NOTHING = Collections.singletonList(null);

    private final UnnestPlan plan;
    private final List<UnnestPlan.Elements> lists;
    private final int kept;

    Unnest(UnnestPlan plan) {
        this.plan = plan;
        this.lists = plan.lists();
        this.kept =
                plan.outputType().size()
                        - lists.stream().mapToInt(UnnestPlan.Elements::fields).sum()
                        - (plan.indexed() ? 1 : 0);
    }

    @Override
    public void process(Input<Row> input, Output<Row> output) {
        Row row = input.value();
        List<List<?>> elements = new ArrayList<>(lists.size());
        int longest = 0;
        for (UnnestPlan.Elements list : lists) {
            List<?> found = list.of(row);
            longest = Math.max(longest, found.size());
            elements.add(found);
        }
        if (longest == 0 && !plan.keepEmpty()) {
            return;
        }
        Object[] values = new Object[plan.outputType().size()];
        Row rest = (Row) plan.kept().of(row);
        for (int i = 0; i < kept; i++) {
            values[i] = rest.get(i);
        }
        if (plan.crossProduct()) {
            cross(elements, values, output);
        } else {
            side(elements, Math.max(1, longest), values, output);
        }
    }

    /** The first element of each list, then the second of each. */
    private void side(List<List<?>> elements, int count, Object[] values, Output<Row> output) {
        int[] picked = new int[lists.size()];
        for (int i = 0; i < count; i++) {
            for (int list = 0; list < picked.length; list++) {
                picked[list] = i;
            }
            emit(elements, picked, i, values, output);
        }
    }

    /** Each element of the first list with each of the next; the last one turns fastest. */
    private void cross(List<List<?>> elements, Object[] values, Output<Row> output) {
        List<List<?>> factors = new ArrayList<>();
        for (List<?> list : elements) {
            factors.add(list.isEmpty() && plan.keepEmpty() ? NOTHING : list);
        }
        if (factors.stream().anyMatch(List::isEmpty)) {
            return;
        }
        int[] picked = new int[factors.size()];
        int count = 0;
        do {
            emit(factors, picked, count++, values, output);
        } while (turn(picked, factors));
    }

    private static boolean turn(int[] picked, List<List<?>> factors) {
        for (int list = picked.length - 1; list >= 0; list--) {
            if (++picked[list] < factors.get(list).size()) {
                return true;
            }
            picked[list] = 0;
        }
        return false;
    }

    private void emit(
            List<List<?>> elements, int[] picked, int index, Object[] values, Output<Row> output) {
        Object[] made = values.clone();
        int at = kept;
        for (int list = 0; list < picked.length; list++) {
            List<?> from = elements.get(list);
            Object element = picked[list] < from.size() ? from.get(picked[list]) : null;
            lists.get(list).put(element, made, at);
            at += lists.get(list).fields();
        }
        if (plan.indexed()) {
            made[at] = index;
        }
        output.emit(Row.trusted(plan.outputType(), made));
    }
}
