package io.dataprocessing.pipeline.processors.keyed;

import io.dataprocessing.pipeline.api.PlanContext;
import io.dataprocessing.pipeline.api.data.DataType;
import io.dataprocessing.pipeline.api.data.DecimalType;
import io.dataprocessing.pipeline.api.data.EnumType;
import io.dataprocessing.pipeline.api.data.Row;
import io.dataprocessing.pipeline.api.data.ScalarType;
import io.dataprocessing.pipeline.processors.keyed.TopNOptions.OrderField;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** What ranks first: the option {@code order-by} as an order of rows. */
final class RankOrder implements Comparator<Row> {

    private static final String ORDER_BY = "order-by";

    private final int[] fields;
    private final Comparator<Object>[] orders;

    @SuppressWarnings({"unchecked", "rawtypes"}) // arrays know no type arguments
    RankOrder(List<OrderField> order) {
        this.fields = order.stream().mapToInt(by -> by.field().index()).toArray();
        this.orders =
                order.stream()
                        .map(by -> of(by.field().type(), by.desc()))
                        .toArray(Comparator[]::new);
    }

    /** Reports fields that have no order. */
    static void check(List<OrderField> order, PlanContext context) {
        if (order.isEmpty()) {
            context.problem(ORDER_BY, "at least one field is needed.");
        }
        for (int i = 0; i < order.size(); i++) {
            DataType type = order.get(i).field().type();
            if (!isOrdered(type)) {
                context.problem(
                        ORDER_BY + "[%d].field".formatted(i),
                        "'%s' is %s, which has no order. Use a number, text, time, truth value or enum."
                                .formatted(order.get(i).field().name(), type));
            }
        }
    }

    private static boolean isOrdered(DataType type) {
        return type instanceof ScalarType
                || type instanceof DecimalType
                || type instanceof EnumType;
    }

    private static Comparator<Object> of(DataType type, boolean desc) {
        Comparator<Object> order = ascending(type);
        return Comparator.nullsLast(desc ? order.reversed() : order);
    }

    @SuppressWarnings("unchecked") // each type has one class of values, which is comparable
    private static Comparator<Object> ascending(DataType type) {
        if (type instanceof EnumType symbols) {
            return Comparator.comparingInt(symbol -> symbols.symbols().indexOf(symbol));
        }
        if (type instanceof ScalarType scalar && scalar.kind() == ScalarType.Kind.BYTES) {
            return (left, right) -> Arrays.compareUnsigned((byte[]) left, (byte[]) right);
        }
        return (left, right) -> ((Comparable<Object>) left).compareTo(right);
    }

    @Override
    public int compare(Row left, Row right) {
        for (int i = 0; i < fields.length; i++) {
            int compared = orders[i].compare(left.get(fields[i]), right.get(fields[i]));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }
}
