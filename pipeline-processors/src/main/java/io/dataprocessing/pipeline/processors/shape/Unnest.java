package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.Input;
import io.dataprocessing.pipeline.api.Output;
import io.dataprocessing.pipeline.api.Processor;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.RowMapping;
import io.dataprocessing.pipeline.api.data.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Makes a row of each element of a list. */
final class Unnest implements Processor<Row, Row> {

    /** One element that is null, for a record that is kept without any. */
    private static final List<?> NOTHING = Collections.singletonList(null);

    private final UnnestPlan plan;
    private final List<UnnestPlan.Elements> lists;
    private final RowMapping output;

    Unnest(UnnestPlan plan) {
        this.plan = plan;
        this.lists = plan.lists();
        this.output =
                RowMapping.extending(plan.outputType(), ((RowType) plan.kept().type()).size());
    }

    @Override
    public void process(Input<Row> input, Output<Row> out) {
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
        Row rest = (Row) plan.kept().of(row);
        if (plan.crossProduct()) {
            cross(elements, rest, out);
        } else {
            side(elements, Math.max(1, longest), rest, out);
        }
    }

    /** The first element of each list, then the second of each. */
    private void side(List<List<?>> elements, int count, Row rest, Output<Row> out) {
        int[] picked = new int[lists.size()];
        for (int i = 0; i < count; i++) {
            for (int list = 0; list < picked.length; list++) {
                picked[list] = i;
            }
            emit(elements, picked, i, rest, out);
        }
    }

    /** Each element of the first list with each of the next; the last one turns fastest. */
    private void cross(List<List<?>> elements, Row rest, Output<Row> out) {
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
            emit(factors, picked, count++, rest, out);
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

    private void emit(List<List<?>> elements, int[] picked, int index, Row rest, Output<Row> out) {
        Object[] own = new Object[output.ownValues()];
        int at = 0;
        for (int list = 0; list < picked.length; list++) {
            List<?> from = elements.get(list);
            Object element = picked[list] < from.size() ? from.get(picked[list]) : null;
            lists.get(list).put(element, own, at);
            at += lists.get(list).fields();
        }
        if (plan.indexed()) {
            own[at] = index;
        }
        out.emit(output.apply(rest, own));
    }
}
