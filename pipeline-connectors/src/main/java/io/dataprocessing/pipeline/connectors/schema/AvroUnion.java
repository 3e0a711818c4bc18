package io.dataprocessing.pipeline.connectors.schema;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.Schema;

/**
 * What a union is to us: null and one other type make that type nullable; several others make a row
 * with a nullable field for each, of which one has a value.
 *
 * @param nullIndex the position of null in the union, -1 without it
 * @param branches the positions of the others
 * @param names the fields' names: each branch's type name, for named types without the namespace
 *     unless two would be the same
 */
public record AvroUnion(int nullIndex, List<Integer> branches, List<String> names) {

    public AvroUnion {
        branches = List.copyOf(branches);
        names = List.copyOf(names);
    }

    /** The shape of a union. */
    public static AvroUnion of(Schema union) {
        int nullIndex = -1;
        List<Integer> branches = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Set<String> twice = new HashSet<>();
        for (int i = 0; i < union.getTypes().size(); i++) {
            Schema branch = union.getTypes().get(i);
            if (branch.getType() == Schema.Type.NULL) {
                nullIndex = i;
            } else {
                branches.add(i);
                if (!seen.add(branch.getName())) {
                    twice.add(branch.getName());
                }
            }
        }
        List<String> names =
                branches.stream()
                        .map(union.getTypes()::get)
                        .map(
                                branch ->
                                        twice.contains(branch.getName())
                                                ? branch.getFullName()
                                                : branch.getName())
                        .toList();
        return new AvroUnion(nullIndex, branches, names);
    }

    /** The position of the one type beside null, if it's that simple. */
    public Optional<Integer> only() {
        return branches.size() == 1 ? Optional.of(branches.get(0)) : Optional.empty();
    }

    /** Whether null is all there is. */
    public boolean isNull() {
        return branches.isEmpty();
    }

    /** Whether null is a value. */
    public boolean nullable() {
        return nullIndex >= 0;
    }
}
