package io.dataprocessing.pipeline.api.option;

import java.util.List;

/**
 * What records of two inputs must have in common. In files a list of fields that both inputs have,
 * {@code [sku]}, or a list for each, {@code {left: [sku], right: [item]}}; whether the inputs have
 * them is for the factory to check.
 *
 * @param left fields of the first input
 * @param right fields of the second input, as many
 */
public record PairedKey(
        @Description("Fields of the first input.") @Example("[auction_id]") List<String> left,
        @Description("Fields of the second input, as many, of the same types.") @Example("[id]")
                List<String> right) {

    public PairedKey {
        left = List.copyOf(left);
        right = List.copyOf(right);
        if (left.isEmpty() || left.size() != right.size()) {
            throw new IllegalArgumentException(
                    left.isEmpty()
                            ? "at least one field is needed"
                            : "%d on the left and %d on the right; they are compared in pairs"
                                    .formatted(left.size(), right.size()));
        }
    }

    /** The same fields on both sides. */
    public static PairedKey of(List<String> fields) {
        return new PairedKey(fields, fields);
    }
}
