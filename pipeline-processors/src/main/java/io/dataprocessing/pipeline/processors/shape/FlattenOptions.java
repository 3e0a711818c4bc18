package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.InputField;
import io.dataprocessing.pipeline.api.option.Matches;
import io.dataprocessing.pipeline.api.option.Range;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code flatten}.
 *
 * @param fields the fields to be flattened; empty for all
 * @param delimiter what stands between the names
 * @param maxDepth how many levels are taken away; empty for all
 * @param arrays what becomes of lists
 * @param maxElements how many elements of a list get fields
 * @param maps what becomes of maps
 */
@Description(
        "Brings the fields of nested rows to the top level, their names joined to those of the rows"
                + " around them: {user: {id: 7}} becomes {user_id: 7}. Where a row is null, its"
                + " fields are.")
record FlattenOptions(
        @Description("The fields that are flattened; all if none is named.")
                @Example("[user]")
                @Default("[]")
                List<InputField> fields,
        @Description(
                        "What stands between the names. A name with a dot in it can't be used in"
                                + " expressions.")
                @Matches(value = "(?s).{0,10}", allowed = "at most 10 characters")
                @Default("_")
                String delimiter,
        @Description("How many levels of rows are taken away; all if left out.") @Range(min = 1)
                Optional<Integer> maxDepth,
        @Description(
                        "What becomes of lists: they are kept, their first elements get a field each"
                                + " (tags_0, tags_1, up to 'max-elements'), or they become JSON"
                                + " texts.")
                @Default("keep")
                Lists arrays,
        @Description(
                        "How many elements of each list get a field, with 'arrays: index'; those"
                                + " that a list doesn't have are null, one with more goes to the"
                                + " step's on-error.")
                @Range(min = 1, max = 1000)
                Optional<Integer> maxElements,
        @Description("What becomes of maps: they are kept, or become JSON texts.") @Default("keep")
                Maps maps) {

    /** What becomes of lists. */
    enum Lists {
        /** They stay lists. */
        KEEP,
        /** Each element gets a field. */
        INDEX,
        /** They become JSON texts. */
        JSON
    }

    /** What becomes of maps. */
    enum Maps {
        /** They stay maps. */
        KEEP,
        /** They become JSON texts. */
        JSON
    }
}
