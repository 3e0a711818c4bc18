package io.dataprocessing.pipeline.processors.shape;

import io.dataprocessing.pipeline.api.option.Default;
import io.dataprocessing.pipeline.api.option.Description;
import io.dataprocessing.pipeline.api.option.Example;
import io.dataprocessing.pipeline.api.option.Matches;
import java.util.List;
import java.util.Optional;

/**
 * The options of {@code unnest}.
 *
 * @param field the lists and maps that are taken apart
 * @param as what their elements are called
 * @param keepEmpty whether a record without elements goes on
 * @param withIndex the field that counts
 * @param crossProduct how several lists go together
 * @param spread whether the fields of an element go to the top level
 */
@Description(
        "Makes a record of each element of a list, or of each entry of a map, with the other fields"
                + " of the record beside it. The records come in the order of the list, with the"
                + " time, key and headers of the record that they were in.")
record UnnestOptions(
        @Description(
                        "The list or map, order.items for one in a row; or several of them. An entry"
                                + " of a map is a row of 'key' and 'value'.")
                @Example("items")
                List<String> field,
        @Description(
                        "What the element is called, behind the other fields of the record; one name"
                                + " for each list. The name of the list if left out.")
                @Example("item")
                @Default("[]")
                List<String> as,
        @Description(
                        "Whether a record whose list is empty or null goes on, with null as its"
                                + " element; it's dropped and counted otherwise.")
                @Default("false")
                boolean keepEmpty,
        @Description(
                        "The name of a further field (int) that counts the records made of one, from"
                                + " 0; none if left out.")
                @Matches(
                        value = "[A-Za-z_][A-Za-z0-9_]*",
                        allowed = "letters, digits and '_', no digit first")
                @Example("position")
                Optional<String> withIndex,
        @Description(
                        "How several lists go together: each element of one with each of the others,"
                                + " or (false) the first with the first and so on, null where a"
                                + " list is shorter.")
                @Default("false")
                boolean crossProduct,
        @Description(
                        "Whether the fields of elements that are rows, or 'key' and 'value', become"
                                + " fields of the record themselves; 'as' names nothing then.")
                @Default("false")
                boolean spread) {}
